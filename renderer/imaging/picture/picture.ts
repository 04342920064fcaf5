import type { DisplaySetId } from '../../../models/base/ids.ts';
import type { Frame, PlaneGeometry, VolumeGeometry } from '../../../models/imaging/display-set.ts';
import type { Tone } from '../../../models/imaging/tone/tone.ts';
import type { Voxels } from '../../../models/imaging/view/reslice/sample-row.ts';
import type { Slab } from '../../../models/imaging/view/reslice/slab.ts';
import type { Size, ViewPlane } from '../../../models/imaging/view/view-plane.ts';
import type { StoredImage } from '../engine/stored-image.ts';

/** Pixel values to draw: one image, or a plane of a volume. */
export type PictureSource =
  | { readonly kind: 'image'; readonly image: StoredImage; readonly frame: Frame; readonly plane: PlaneGeometry }
  | {
      readonly kind: 'volume';
      readonly id: DisplaySetId;
      readonly geometry: VolumeGeometry;
      readonly voxels: Voxels;
      readonly isPart?: boolean; // some of its slices: the others are being loaded
      readonly reducedBy?: number; // coarser than taken, so many times along each axis: the memory holds no more
    };

/** Everything a viewport's picture depends on. Drawing the same picture twice gives the same pixels. */
export interface Picture {
  readonly source: PictureSource;
  readonly view: ViewPlane;
  readonly size: Size; // CSS pixels
  readonly pixelRatio: number; // device pixels per CSS pixel
  readonly voi: Tone['voi']; // of the modality's values; a table only for an image
  readonly isInverted: boolean; // black for high
  readonly slab: Slab | null; // of a volume; null: the plane alone
}

/** Draws pictures into one viewport's element. */
export interface Painter {
  /** Draws now; a later call wins over one that still waits for something. */
  draw(picture: Picture): void;
  /** Back to black: nothing to show. */
  clear(): void;
  dispose(): void;
}
