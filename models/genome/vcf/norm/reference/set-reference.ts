import type { ReferenceBases } from './reference-bases.ts';
import type { VcfLine } from '../vcf-line.ts';

const iupac = /[^ACGTN.]/gi;

/** Whether REF is what the reference has there; case does not matter, and no reference contradicts nothing. Total. */
export function fitsReference(line: VcfLine, reference: ReferenceBases): boolean {
  const bases = basesAt(line, reference);
  return bases === null || plain(bases) === plain(line.ref);
}

/**
 * The line with the reference's REF. Where an ALT is what the reference has, it changes places with REF, and genotypes and
 * AC with them; otherwise REF is replaced, its N in the ALTs too.
 *
 * @returns the same line where REF fits or the bases are not known. Total.
 * @source bcftools norm 1.2x, `-c s`.
 */
export function setReference(line: VcfLine, reference: ReferenceBases): VcfLine {
  const bases = basesAt(line, reference);
  if (bases === null || plain(bases) === plain(line.ref)) return line;
  const swapped = line.alts.findIndex((alt) => plain(alt) === plain(withLength(line, alt.length, reference)));
  const isBases = /^[ACGT]+$/i.test(line.ref);
  if (swapped >= 0 && isBases) return swap(line, swapped);
  const ref = Array.from(line.ref, (base, i) => (/[N.]/i.test(base) || isBases ? (bases[i] ?? base) : base)).join('');
  const alts = line.alts.map((alt) =>
    /^[ACGTN]+$/i.test(alt)
      ? Array.from(alt, (base, i) =>
          /N/i.test(base) && /N/i.test(line.ref[i] ?? '') ? (bases[i] ?? base) : base,
        ).join('')
      : alt,
  );
  return { ...line, ref: ref.replaceAll(iupac, 'N'), alts };
}

const plain = (bases: string): string => bases.replaceAll(iupac, 'N').toUpperCase();
const withLength = ({ chrom, position }: VcfLine, length: number, reference: ReferenceBases): string =>
  reference(chrom, position - 1, position - 1 + length) ?? '';
const basesAt = ({ chrom, position, ref }: VcfLine, reference: ReferenceBases): string | null =>
  reference(chrom, position - 1, position - 1 + ref.length);

const swap = (line: VcfLine, index: number): VcfLine => {
  const own = index + 1;
  const moved: Readonly<Record<string, string>> = { '0': String(own), [String(own)]: '0' };
  const gt = line.format.indexOf('GT');
  return {
    ...line,
    ref: line.alts[index] ?? line.ref,
    alts: line.alts.map((alt, i) => (i === index ? line.ref : alt)),
    info: line.info.map(([key, value]) => [key, key === 'AC' && value ? countsOf(line, value, index) : value] as const),
    samples: line.samples.map((values) =>
      values.map((value, i) => (i === gt ? value.replaceAll(/\d+/g, (each) => moved[each] ?? each) : value)),
    ),
  };
};

/** AC after REF and one ALT have changed places: the ALT now has what was neither. */
const countsOf = ({ info }: VcfLine, counts: string, index: number): string => {
  const all = Number(info.find(([key]) => key === 'AN')?.[1] ?? Number.NaN);
  const own = counts.split(',');
  const others = own.reduce((sum, each) => sum + Number(each), 0);
  return Number.isFinite(all - others)
    ? own.map((each, i) => (i === index ? String(all - others) : each)).join(',')
    : counts;
};
