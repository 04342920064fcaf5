import type { Voxels } from '../../../../models/imaging/view/reslice/sample-row.ts';
import type { SlabJob } from '../../../../models/imaging/view/reslice/slab.ts';

/** What the thread is told: the volume once, then one slab after the other. */
export type SlabAsk =
  | { readonly kind: 'volume'; readonly voxels: Voxels }
  | { readonly kind: 'slab'; readonly job: SlabJob };

/** The values of the slab asked for. */
export interface SlabAnswer {
  readonly values: Float32Array<ArrayBuffer>;
}
