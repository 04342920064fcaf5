/** A point of an image: column and row, pixel centres at whole numbers. */
export type PixelPoint = readonly [x: number, y: number];

/** An ellipse in pixels; the angle is that of the long axis, degrees, x to the right, y down, 0 to 180. */
export interface PixelEllipse {
  readonly center: PixelPoint;
  readonly semi: readonly [long: number, short: number];
  readonly angle: number;
}

/** A box in pixels, outer edges: the first pixel begins at 0. */
export interface PixelBox {
  readonly label: number;
  readonly score: number;
  readonly low: PixelPoint;
  readonly high: PixelPoint;
}

/** What a network found in one image, on the image's own pixels. */
export type Found =
  /** `bits`: one byte a pixel, bit n set where the card's n-th label is (labels may overlap). */
  | { readonly kind: 'masks'; readonly bits: Uint8Array }
  | { readonly kind: 'ellipse'; readonly ellipse: PixelEllipse | null }
  /** `objects`: the number of the object a pixel belongs to, 0 for none; numbered 1 to `count` in reading order. */
  | { readonly kind: 'objects'; readonly objects: Uint32Array; readonly count: number }
  /** Best first. */
  | { readonly kind: 'boxes'; readonly boxes: readonly PixelBox[] };

/** Logistic function. Total. */
export const chanceOf = (logit: number): number => 1 / (1 + Math.exp(-logit));
