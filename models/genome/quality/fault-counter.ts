import { z } from '../../base/schema.ts';

/** What is wrong with a line; the code is the language key. */
export const FaultCode = z.enum([
  'genome.fault-columns', // more or fewer than the line of titles has
  'genome.fault-position', // POS is no number
  'genome.fault-order', // it should come before the line above it, or with its contig's other lines
  'genome.fault-genotype', // GT names an allele that the line does not have, or is none
  'genome.fault-twice', // the line above has the same place and alleles
]);
export type FaultCode = z.infer<typeof FaultCode>;

/** How many lines have a fault, and the first of them (1-based in the file; of a BCF, among its records). */
export const LineFault = z.object({
  code: FaultCode,
  count: z.number().int().positive(),
  line: z.number().int().positive(),
});
export type LineFault = Readonly<z.infer<typeof LineFault>>;

/** Counts the lines that have faults. */
export class FaultCounter {
  readonly #found = new Map<FaultCode, { count: number; line: number; last: number }>();

  /** A line counts once for a fault, whichever of its samples has it. */
  add(code: FaultCode, line: number): void {
    const found = this.#found.get(code);
    if (!found) this.#found.set(code, { count: 1, line, last: line });
    else if (found.last !== line) {
      found.count++;
      found.last = line;
    }
  }

  get result(): LineFault[] {
    return Array.from(this.#found, ([code, { count, line }]) => ({ code, count, line })).toSorted(
      (a, b) => b.count - a.count,
    );
  }
}

/** Whether lines come sorted: by position, all of a contig together. */
export class LineOrder {
  readonly #seen = new Set<string>();
  #contig: string | null = null;
  #start = 0;

  /** @param contig  as written. @returns whether the line comes where it should, and whether it begins where the last did. */
  next(contig: string, start: number): 'later' | 'same' | 'out-of-order' {
    const isSame = contig === this.#contig;
    const standing = isSame
      ? start < this.#start
        ? 'out-of-order'
        : start === this.#start
          ? 'same'
          : 'later'
      : this.#seen.has(contig)
        ? 'out-of-order'
        : 'later';
    if (!isSame) this.#seen.add(contig);
    [this.#contig, this.#start] = [contig, start];
    return standing;
  }
}
