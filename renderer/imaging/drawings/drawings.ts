import type { FindingId } from '../../../models/base/ids.ts';
import type { HandledMarks, MarkHandle } from '../../../models/findings/drawn/mark-handles.ts';
import type { LabelMap } from '../../../models/imaging/view/labels/sample-labels.ts';
import type { Vec3 } from '../../../models/imaging/geometry/vec3.ts';
import { createStore } from '../../ui/store.ts';

/** A line that is being drawn, not yet a finding: local until the pointer is up. */
export interface DraftLine {
  readonly pane: number;
  readonly from: Vec3; // patient mm (pixels where the image has no place)
  readonly to: Vec3;
  /** Set while an end of a drawn line is moved: that finding is drawn as this. */
  readonly of: FindingId | null;
}

/** Marks of a finding in its image's pixels (level lines, an ellipse, boxes) while a hand changes them. */
export interface DraftMarks {
  readonly pane: number;
  readonly of: FindingId;
  readonly geometry: MarkGeometry;
}
export type MarkGeometry = HandledMarks;

/** What of a chosen mark the arrow keys move. */
export interface HeldMark {
  readonly of: FindingId;
  readonly handle: MarkHandle;
}

/** Which end of a person's own line the arrow keys move. */
export interface HeldEnd {
  readonly of: FindingId;
  readonly at: 'from' | 'to';
}

/** A mask under the brush, not yet stored. `version` counts its changes, for whoever draws it. */
export interface BrushedMask {
  readonly finding: FindingId;
  readonly map: LabelMap;
  readonly version: number;
}

/** What is on the images but not yet in the case. */
export const drawings = createStore<{
  readonly line: DraftLine | null;
  readonly marks: DraftMarks | null;
  readonly mask: BrushedMask | null;
  readonly held: HeldMark | null;
  readonly heldEnd: HeldEnd | null;
}>({ line: null, marks: null, mask: null, held: null, heldEnd: null });
