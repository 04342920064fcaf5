import type { PgxTable } from '../pgx-table.ts';

/** A variant with how many positions tell it. */
export interface StrandVariant {
  readonly name: string;
  readonly cells: number; // none where only half the genotype is known
}
/** What lies on one strand, by position index: a base, or null where this strand's half of the genotype is missing. */
export type Strand = ReadonlyMap<number, string | null>;

/**
 * The variants of the table that one strand carries, in the order of the table.
 *
 * An allele of several positions (DPYD HapB3: intron and exon) is told by its deciding position, the one that another
 * allele has alone; its other position raises that allele to the pair, and decides only where the deciding one was not
 * seen. A missing half is listed as `g.<position>?`. Total.
 *
 * @param halves  positions of which one strand is missing.
 * @source CPIC DPYD: rs75017182 (intronic) decides HapB3, rs56038477 (exonic) stands in for it.
 */
export function variantsOfStrand(
  table: PgxTable,
  strand: Strand,
  halves: ReadonlySet<number>,
): readonly StrandVariant[] {
  const wide = table.alleles.flatMap(({ name, cells }) =>
    cells && Object.keys(cells).length > 1 ? [{ name, cells: Object.entries(cells) }] : [],
  );
  const taken = new Set(wide.flatMap(({ cells }) => cells.map(([index]) => Number(index))));
  const single = (index: number, base: string): string | undefined =>
    table.alleles.find(({ cells }) => cells && Object.keys(cells).length === 1 && cells[index] === base)?.name;

  const found = wide.flatMap(({ name, cells }): readonly StrandVariant[] => {
    const carried = cells.filter(([index, base]) => strand.get(Number(index)) === base);
    const deciding = cells.filter(([index, base]) => single(Number(index), base) !== undefined);
    const isSeen = deciding.some(([index]) => strand.has(Number(index)));
    if (carried.length === cells.length || (!isSeen && carried.length > 0)) return [{ name, cells: carried.length }];
    return carried.flatMap(([index, base]) => {
      const alone = single(Number(index), base);
      return alone === undefined ? [] : [{ name: alone, cells: 1 }];
    });
  });
  for (const [index, base] of strand) {
    const position = table.positions[index];
    if (!position || taken.has(index) || base === position.ref) continue;
    const name = base === null ? `g.${position.grch38}?` : single(index, base);
    if (name !== undefined) found.push({ name, cells: halves.has(index) ? 0 : 1 });
  }
  return found;
}
