import type { Vec3 } from '../../../models/imaging/geometry/vec3.ts';
import type { Point } from '../../../models/imaging/view/view-plane.ts';

export type ToolName = 'window' | 'pan' | 'zoom' | 'scroll' | 'crosshair' | 'length' | 'brush' | 'eraser' | 'box';

/** Where the pointer is: in which viewport, and where in the patient. */
export interface PointerPlace {
  readonly pane: number;
  readonly point: Point; // CSS pixels in the viewport
  readonly patient: Vec3; // mm, on the plane shown
}

/** What a tool does from pointer-down to pointer-up. `move` gets the step since the last call, too. */
export interface Drag {
  readonly move: (at: PointerPlace, step: Point) => void;
  readonly end: (at: PointerPlace) => void;
  readonly cancel: () => void;
}

/** A tool of the left button. `start` returns undefined where it has nothing to do. */
export interface Tool {
  readonly name: ToolName;
  readonly cursor: string; // CSS
  readonly start: (at: PointerPlace) => Drag | undefined;
  /** The pointer moves without a button: a line that waits for its second click follows. */
  readonly hover?: (at: PointerPlace) => void;
}
