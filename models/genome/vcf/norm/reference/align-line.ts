import { alignAlleles } from './align-alleles.ts';
import { alignRight } from './align-right.ts';
import type { ReferenceBases } from './reference-bases.ts';
import type { VcfLine } from '../vcf-line.ts';

/** To which end of a repeat an insertion or deletion is moved: VCF says left; right is the plus strand's HGVS name. */
export type AlignSide = 'left' | 'right';

export interface AlignedLine {
  readonly line: VcfLine;
  readonly isAligned: boolean; // false: for want of the bases before it; see `AlignedAlleles`
}

/**
 * A line in its one form (see `alignAlleles`, `alignRight`); END goes with it. Symbolic deletions and duplications of a
 * stated length are moved as the bases they stand for, where the reference is known.
 *
 * @source bcftools norm 1.2x. Total.
 */
export function alignLine(line: VcfLine, reference: ReferenceBases | null, side: AlignSide): AlignedLine {
  const written = reference && line.alts.some((alt) => alt.startsWith('<')) ? writeOut(line, reference) : null;
  const { chrom, position } = line;
  const { ref, alts } = written ?? line;
  const left = alignAlleles({ contig: chrom, start: position - 1, ref, alts }, reference);
  const aligned = side === 'right' ? alignRight(left, reference) : left;
  const isSymbolic = line.alts.length > 0 && line.alts.every((alt) => alt.startsWith('<'));
  const shift = aligned.start + 1 - position;
  const end = written ? undefined : aligned.start + aligned.ref.length;
  const info = line.info.map(([key, value]) =>
    key === 'END' && value !== null ? ([key, String(end ?? Number(value) + shift)] as const) : ([key, value] as const),
  );
  return {
    line: {
      ...line,
      position: aligned.start + 1,
      ref: written && isSymbolic ? aligned.ref.slice(0, 1) : aligned.ref,
      alts: written ? line.alts.map((alt, i) => (alt.startsWith('<') ? alt : (aligned.alts[i] ?? alt))) : aligned.alts,
      info,
    },
    isAligned: aligned.isAligned,
  };
}

/** REF and ALTs with the bases that symbols stand for; null where one stands for something else, or is not known. */
const writeOut = (
  { chrom, position, ref, alts, info }: VcfLine,
  reference: ReferenceBases,
): { readonly ref: string; readonly alts: readonly string[] } | null => {
  const value = (key: string): number => Number(info.find(([own]) => own === key)?.[1] ?? Number.NaN);
  const stated = Math.abs(value('SVLEN'));
  const length = Number.isNaN(stated) ? value('END') - position : stated;
  if (!(length > 0)) return null;
  const bases = reference(chrom, position - 1, position + length);
  if (bases?.length !== length + 1) return null;
  const isDeletion = alts.some((alt) => alt === '<DEL>');
  const written = alts.map((alt) => {
    if (alt === '<DEL>') return bases.slice(0, 1);
    if (alt === '<DUP>' || alt.startsWith('<DUP:')) return isDeletion ? null : bases;
    return alt.startsWith('<') ? null : alt;
  });
  const known = written.filter((alt) => alt !== null);
  const whole = isDeletion ? bases : ref;
  if (known.length < alts.length || (ref.length > 1 && ref.length !== whole.length)) return null;
  return { ref: isDeletion ? bases : bases.slice(0, ref.length), alts: known };
};
