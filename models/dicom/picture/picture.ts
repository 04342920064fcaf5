import type { Refusal } from '../../base/result.ts';

export type PictureFormat = 'jpeg' | 'png' | 'tiff';

/** Which way a picture is to be turned to be seen, as Exif numbers it: 1 as it is, 3 upside down, 6 a quarter to the right … */
export type Orientation = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

/** What a picture file says of its pixels. Rows and columns as they lie in the file, before it is turned. */
export interface Picture {
  readonly format: PictureFormat;
  readonly columns: number;
  readonly rows: number;
  readonly samples: 1 | 3; // of a pixel as it is shown: grey, or red, green, blue
  readonly bits: 8 | 12 | 16; // of a sample; fewer in the file are spread to 8
  readonly isInverse: boolean; // 0 is white
  readonly isLossy: boolean;
  readonly orientation: Orientation;
  readonly aspect: number | null; // height of a pixel by its width, where the file says so
  /** One for each frame: the byte at which the page's directory begins in a TIFF file; 0 in others. */
  readonly pages: readonly number[];
  readonly doubts: readonly Refusal[];
}

/**
 * What is read at most, whatever a few bytes promise to unpack to. `pixels` of one page: 11,585 × 11,585, as 16-bit colours
 * 768 MiB while it is decoded.
 */
export const pictureLimits = { pixels: 2 ** 27, pages: 10_000 } as const;

/** Whether a picture of this size is read. Total. */
export const isPictureSize = ({ columns, rows }: Pick<Picture, 'columns' | 'rows'>): boolean =>
  columns > 0 && rows > 0 && columns * rows <= pictureLimits.pixels;

/** An Exif orientation; as it is where the number is none. Total. */
export const orientationOf = (stated: number | undefined): Orientation =>
  ([1, 2, 3, 4, 5, 6, 7, 8] as const).find((known) => known === stated) ?? 1;
