import type { VolumeGeometry } from '../../../../models/imaging/display-set.ts';
import type { Voxels } from '../../../../models/imaging/view/reslice/sample-row.ts';
import type { TurntablePreset } from '../../../../models/imaging/view/turntable/turntable-presets.ts';

/** What the thread is told, once. It ends by being stopped. */
export interface TurntableStart {
  readonly voxels: Voxels;
  readonly geometry: VolumeGeometry;
  readonly preset: TurntablePreset;
  readonly steps: readonly number[]; // in the order in which they are to be made
}

/** One picture, as it is made; `levels` are the preset's percentiles as values. */
export interface TurntableMade {
  readonly step: number;
  readonly levels: readonly number[];
  readonly greys: Uint8ClampedArray<ArrayBuffer>;
}
