import card from '../../../resources/knowledge/quality/sex/card.json' with { type: 'json' };
import { z } from '../../base/schema.ts';
import type { GenomeBuild } from '../build/genome-build.ts';
import type { ArrayLine } from './read-array-line.ts';

const count = z.number().int().nonnegative();

/**
 * What all rows of a chip file say. It has no depth, no quality and no filters, and does not name the reference base: two
 * equal letters may be reference or not, so that there is no count of variants, no Ts/Tv, and no sex check with limits of
 * its own.
 */
export const ArrayQuality = z.object({
  rows: count,
  called: count, // every copy is a base
  missing: count, // `--`, `00`
  unresolved: count, // an `I` or `D`, which the chip's probe alone can tell
  autosomes: z.object({ het: count, same: count }),
  x: z.object({ het: count, same: count, single: count }), // outside the regions that pair with Y
  y: z.object({ called: count, missing: count }), // outside the regions that pair with X
});
export type ArrayQuality = Readonly<z.infer<typeof ArrayQuality>>;

type Kind = 'het' | 'same' | 'single' | 'missing';

/** Counts the rows of a chip file. The build may be known only at their end, so both are counted. */
export class ArrayCounter {
  readonly #of: Readonly<Record<GenomeBuild, Tally>> = { GRCh37: new Tally('GRCh37'), GRCh38: new Tally('GRCh38') };

  /** @param line  the next row. */
  add(line: ArrayLine): void {
    this.#of.GRCh37.add(line);
    this.#of.GRCh38.add(line);
  }

  /** @param build  of the file. */
  resultOf(build: GenomeBuild): ArrayQuality {
    return this.#of[build].result;
  }
}

class Tally {
  readonly #build: GenomeBuild;
  readonly result = {
    rows: 0,
    called: 0,
    missing: 0,
    unresolved: 0,
    autosomes: { het: 0, same: 0 },
    x: { het: 0, same: 0, single: 0 },
    y: { called: 0, missing: 0 },
  };

  constructor(build: GenomeBuild) {
    this.#build = build;
  }

  add(line: ArrayLine): void {
    const { result } = this;
    const kind = kindOf(line);
    result.rows++;
    if (line.isUnresolved) {
      result.unresolved++;
      return;
    }
    result[kind === 'missing' ? 'missing' : 'called']++;
    const { contig } = line;
    if (contig === 'MT' || this.#isPaired(line)) return;
    if (contig === 'Y') result.y[kind === 'missing' ? 'missing' : 'called']++;
    else if (kind === 'missing') return;
    else if (contig === 'X') result.x[kind]++;
    else if (kind !== 'single') result.autosomes[kind]++;
  }

  #isPaired({ contig, start }: ArrayLine): boolean {
    if (contig !== 'X' && contig !== 'Y') return false;
    return card.paired[this.#build][contig].some(([low = 0, high = 0]) => start >= low && start < high);
  }
}

const kindOf = ({ bases: [first = null, second] }: ArrayLine): Kind => {
  if (first === null || second === null) return 'missing';
  return second === undefined ? 'single' : first === second ? 'same' : 'het';
};
