import type { VolumeGeometry } from '../../../../models/imaging/display-set.ts';
import type { PlaneAxes } from '../../../../models/imaging/view/fit-view.ts';
import type { Voxels } from '../../../../models/imaging/view/reslice/sample-row.ts';
import type { TurntablePreset } from '../../../../models/imaging/view/turntable/turntable-presets.ts';

/** What is shown, and how. */
export interface ShownVolume {
  readonly voxels: Voxels;
  readonly geometry: VolumeGeometry;
  readonly preset: TurntablePreset;
}

/** What the turntable's thread is told, once. It ends by being stopped. */
export interface TurntableStart extends ShownVolume {
  readonly steps: readonly number[]; // in the order in which they are to be made
}

/** A picture; `levels` are the preset's, as values of the volume. */
export interface MadePicture {
  readonly levels: readonly number[];
  readonly side: number; // pixels
  readonly words: Uint32Array<ArrayBuffer>; // side × side, bytes R G B A
}

/** One picture of the turntable, as it is made. */
export interface TurntableMade extends MadePicture {
  readonly step: number;
}

/** What the thread of free views is told: the volume once, then one view after the other. */
export type FreeViewAsk =
  | ({ readonly kind: 'volume' } & ShownVolume)
  | { readonly kind: 'view'; readonly axes: PlaneAxes; readonly side: number };
