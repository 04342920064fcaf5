import { contigName } from '../build/contig-name.ts';
import type { Genotype } from '../vcf/read-genotype.ts';
import type { VcfRecord } from '../vcf/read-record.ts';

/** One line of a chip file: bases on the plus strand, null for a copy that was not read or is no base (`-`, `0`, `I`, `D`). */
export interface ArrayLine {
  readonly line: number;
  readonly rsid: string;
  readonly chrom: string; // as written
  readonly contig: string;
  readonly start: number; // 0-based
  readonly bases: readonly (string | null)[];
  readonly isUnresolved: boolean; // it says `I` or `D`
}

/**
 * Reads one line of 23andMe (`rsid chromosome position genotype`) or AncestryDNA (two columns of alleles).
 *
 * `AG` is two copies, `A` one (X, Y and MT of a man), `--` and `0 0` none; `I` and `D` (an insertion, a deletion) cannot be
 * told apart from the reference without the chip's probe, and are none either.
 *
 * @param line  its 1-based number. @returns null for a line that is no record.
 */
export function readArrayLine(text: string, line: number): ArrayLine | null {
  const cells = text.trimEnd().split('\t');
  const [rsid = '', chrom = '', position = '', first = '', second = ''] = cells;
  if (cells.length < 4 || cells.length > 5 || !/^\d+$/.test(position)) return null;
  const copies = written.get(first + second) ?? written.get((first + second).toUpperCase());
  const contig = contigName(chrom);
  if (!copies || !contig) return null;
  return { line, rsid, chrom, contig, start: Number(position) - 1, ...copies };
}

/** What one or two letters say. */
const copiesOf = (letters: string): Pick<ArrayLine, 'bases' | 'isUnresolved'> => ({
  bases: Array.from(letters, (letter) => (/[ACGT]/.test(letter) ? letter : null)),
  isUnresolved: /[ID]/.test(letters),
});

const letters = Array.from('ACGTID0-');
const written: ReadonlyMap<string, Pick<ArrayLine, 'bases' | 'isUnresolved'>> = new Map(
  [...letters, ...letters.flatMap((one) => letters.map((other) => one + other))].map((each) => [each, copiesOf(each)]),
);

/**
 * The line as a record of a VCF, which says the reference base that a chip file lacks.
 *
 * @param ref  the reference base at the place, from the table that asks for it. Total.
 */
export function recordOfArray({ bases, rsid, line, chrom, contig, start }: ArrayLine, ref: string): VcfRecord {
  const alts = [...new Set(bases)].filter((base) => base !== null && base !== ref).map(String);
  const alleles = bases.map((base) => (base === null ? null : base === ref ? 0 : alts.indexOf(base) + 1));
  const genotype: Genotype = { alleles, isPhased: alleles.length === 1 };
  return {
    line,
    chrom,
    contig,
    start,
    end: start + 1,
    ids: [rsid],
    ref,
    alts,
    filters: [],
    isBlock: alts.length === 0,
    genotype,
    phaseSet: null,
    depth: null,
    genotypeQuality: null,
  };
}
