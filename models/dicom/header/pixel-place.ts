import { z } from '../../base/schema.ts';

/** A part of the file's bytes: `[offset, length]`. */
const Part = z.tuple([z.number().int().nonnegative(), z.number().int().nonnegative()]).readonly();

/**
 * Where the pixels of each frame lie in the file, so that one frame can be read without the rest.
 *
 * `inflated`: offsets count in the inflated data set, which starts after the file meta information at `deflatedFrom`
 * (`gzip`: the whole file is compressed).
 */
export const PixelPlace = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('native'),
    offset: z.number().int(),
    length: z.number().int(), // bytes that are there; whole frames before the end can be shown
    frameBits: z.number(), // bits of one frame; frames of 1-bit images may begin within a byte
    isLittleEndian: z.boolean(),
    wordBytes: z.number().int(), // unit of the byte order: 8-bit pixels in big-endian words of two lie swapped
    container: z.enum(['whole', 'deflate', 'gzip']),
    deflatedFrom: z.number().int(),
  }),
  /** A picture file, decoded whole or page by page: `pages` are the bytes at which a TIFF's directories begin. */
  z.object({
    kind: z.literal('picture'),
    format: z.enum(['jpeg', 'png', 'tiff']),
    pages: z.array(z.number().int().nonnegative()).min(1),
    orientation: z.literal([1, 2, 3, 4, 5, 6, 7, 8]), // as Exif numbers it
    container: z.enum(['whole']),
  }),
  z.object({ kind: z.literal('encapsulated'), frames: z.array(z.array(Part)), container: z.enum(['whole']) }),
]);
export type PixelPlace = z.infer<typeof PixelPlace>;
