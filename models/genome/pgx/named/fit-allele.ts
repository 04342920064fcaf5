import type { PgxAllele } from '../pgx-table.ts';

/** A called position: its index in the table and the phase set it belongs to (null: both copies are alike). */
export interface PresentSite {
  readonly index: number;
  readonly ref: string;
  readonly alleles: readonly string[];
  readonly set: number | null;
}

/** How one allele fits the sample's strands; bit `n` of `first` and `second`: it fits that strand in phase set `n`. */
export interface Fit {
  readonly name: string;
  readonly first: bigint;
  readonly second: bigint;
  readonly score: number; // defined positions, IUPAC cells apart
  readonly isPlain: boolean; // no IUPAC cell counts
  readonly liftedSets: readonly number[];
  readonly equalLift: number; // what IUPAC cells add at positions with equal copies
  /** What IUPAC cells add in a phase set on a strand. */
  liftIn(set: number, strand: 0 | 1): number;
}

const iupac: Readonly<Record<string, string>> = {
  R: 'AG',
  Y: 'CT',
  S: 'CG',
  W: 'AT',
  K: 'GT',
  M: 'AC',
  B: 'CGT',
  D: 'AGT',
  H: 'ACT',
  V: 'ACG',
  N: 'ACGT',
};
const matches = (cell: string, base: string): boolean =>
  cell === base || (base.length === 1 && (iupac[cell]?.includes(base) ?? false));

/**
 * Where an allele fits, a position without a cell being the reference base.
 *
 * @param isReference  the reference row: every position counts as defined.
 * @returns null where it contradicts a position with equal copies, fits a set on neither strand, or has no defined
 *   position left. An IUPAC cell counts only where the sample's base is not the reference's. Total.
 */
export function fitAllele(allele: PgxAllele, present: readonly PresentSite[], isReference: boolean): Fit | null {
  const cells = allele.cells ?? {};
  let [first, second, every, defined, wobble] = [0n, 0n, 0n, 0, 0];
  const lifts = new Map<number, [number, number]>();
  let equalLift = 0;
  for (const { index, ref, alleles, set } of present) {
    const cell = cells[index] ?? ref;
    const isWobble = iupac[cell] !== undefined;
    const [a = '', b = a] = alleles;
    if (isWobble) wobble++;
    else if (isReference || index in cells) defined++;
    if (set === null) {
      if (!matches(cell, a)) return null;
      if (isWobble && a !== ref) equalLift++;
      continue;
    }
    const bit = 1n << BigInt(set);
    every |= bit;
    if (!matches(cell, a)) first |= bit;
    if (!matches(cell, b)) second |= bit;
    if (isWobble) {
      const [onA, onB] = lifts.get(set) ?? [0, 0];
      lifts.set(set, [onA + (a === ref ? 0 : 1), onB + (b === ref ? 0 : 1)]);
    }
  }
  if ((first & second) !== 0n || (!isReference && defined + wobble === 0)) return null;
  return {
    name: allele.name,
    first: every & ~first,
    second: every & ~second,
    score: defined,
    isPlain: wobble === 0,
    liftedSets: [...lifts.keys()],
    equalLift,
    liftIn: (set, strand) => lifts.get(set)?.[strand] ?? 0,
  };
}
