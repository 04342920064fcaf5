import { z } from '../../../base/schema.ts';

/** A lookup table of the file: which input takes its first entry, and where its entries lie in the data set. */
export const TablePlace = z.object({
  first: z.number().int(),
  entries: z.number().int().positive(),
  bits: z.number().int(), // of an output: 8 … 16
  entryBytes: z.number().int(), // 1 or 2
  offset: z.number().int().nonnegative(),
  length: z.number().int().positive(), // bytes
  isLittleEndian: z.boolean(),
  label: z.string().nullable(),
});
export type TablePlace = z.infer<typeof TablePlace>;

/** A one-bit plane to lay over the image (group 60xx), pixel bounds in the image, 0-based; may lie partly outside. */
export const OverlayPlace = z.object({
  rows: z.number().int().positive(),
  columns: z.number().int().positive(),
  top: z.number().int(),
  left: z.number().int(),
  isRegion: z.boolean(), // a region of interest rather than graphics
  label: z.string(),
  /** Its own bits, the first pixel in the lowest; or one bit of each stored value. */
  bits: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('own'), offset: z.number().int(), length: z.number().int() }),
    z.object({ kind: z.literal('in-pixels'), bit: z.number().int() }),
  ]),
});
export type OverlayPlace = z.infer<typeof OverlayPlace>;

const Point = z.tuple([z.number(), z.number()]).readonly(); // [column, row], 0-based

/** What of the image is to be seen: everything outside any of these is covered. Pixel bounds inclusive, 0-based. */
export const Shutter = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('rectangle'), left: z.number(), right: z.number(), top: z.number(), bottom: z.number() }),
  z.object({ kind: z.literal('circle'), center: Point, radius: z.number() }),
  z.object({ kind: z.literal('polygon'), points: z.array(Point) }),
]);
export type Shutter = z.infer<typeof Shutter>;

/** What an image says of how it wants to be shown, beside windows and slopes. */
export const Look = z.object({
  modality: TablePlace.nullable(), // takes the place of slope and intercept
  voi: z.array(TablePlace), // in the order of the file; the first is what it opens with
  leftOut: z.array(z.string()).optional(), // VOI tables that are broken, as the file calls them, else by their place: `#2`
  padding: z.object({ from: z.number(), to: z.number() }).nullable(), // stored values that stand for no tissue
  aspect: z.number().positive().nullable(), // height of a pixel by its width, where no spacing says so
  overlays: z.array(OverlayPlace),
  shutters: z.array(Shutter),
});
export type Look = z.infer<typeof Look>;

export const plainLook: Look = { modality: null, voi: [], padding: null, aspect: null, overlays: [], shutters: [] };
