import type { DisplaySetId } from '../../../../models/base/ids.ts';
import type { Reason } from '../../../../models/base/result.ts';
import type { PixelFormat } from '../../../../models/imaging/display-set.ts';
import type { Voxels } from '../../../../models/imaging/view/reslice/sample-row.ts';

/** What the thread is told, once; it ends by being stopped. */
export interface StackStart {
  readonly id: DisplaySetId;
  /** Of each image of the display set: its format, and the slice of the volume it fills. */
  readonly images: readonly { readonly pixels: PixelFormat; readonly slice: number }[];
  readonly voxels: Voxels; // in memory that is shared
}

/** An image that lies in the volume: its lowest and highest value as stored. */
export interface StackedImage {
  readonly index: number; // in the display set
  readonly low: number;
  readonly high: number;
}

export type StackNews =
  | { readonly kind: 'images'; readonly images: readonly StackedImage[] }
  | { readonly kind: 'done' }
  | { readonly kind: 'failed'; readonly reason: Reason };
