import { z } from '../../../base/schema.ts';
import { GenomeBuild } from '../../build/genome-build.ts';

/** One ALT by its place, as the file writes it; `position` 1-based. */
export const VariantRef = z.object({
  build: GenomeBuild,
  contig: z.string().min(1),
  position: z.number().int().positive(),
  ref: z.string().min(1),
  alt: z.string().min(1),
});
export type VariantRef = Readonly<z.infer<typeof VariantRef>>;

/** `GRCh38:13:32340301:A:G`: what a variant's interpretation is kept under, so that it holds in another file too. Total. */
export const variantKey = ({ build, contig, position, ref, alt }: VariantRef): string =>
  [build, contig, position, ref, alt].join(':');

/** The variant of a key; null for a text that is none. Total. */
export function readVariantKey(text: string): VariantRef | null {
  const [build, contig, position, ref, ...alt] = text.split(':'); // a breakend's ALT has colons of its own
  const read = VariantRef.safeParse({ build, contig, position: Number(position), ref, alt: alt.join(':') });
  return read.success ? read.data : null;
}
