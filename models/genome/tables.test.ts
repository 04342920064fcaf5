import { expect, test } from 'vitest';
import { apoeTable } from './apoe/apoe-table.ts';
import { buildTable } from './build/build-table.ts';

test('every anchor lies on its contig, at another place in each build', () => {
  const lengths = new Map(buildTable.contigs.map((row) => [row.contig, row]));
  for (const { rsid, contig, grch38, grch37, ref } of buildTable.anchors) {
    expect(rsid).toMatch(/^rs\d+$/);
    expect(ref).toMatch(/^[ACGT]$/);
    expect(grch38).not.toBe(grch37);
    expect(grch38).toBeLessThan(lengths.get(contig)?.grch38 ?? 0);
    expect(grch37).toBeLessThan(lengths.get(contig)?.grch37 ?? 0);
  }
});

test('no length is that of the same contig in the other build', () => {
  for (const { contig, grch38, grch37 } of buildTable.contigs)
    expect(`${contig} ${grch38}`).not.toBe(`${contig} ${grch37}`);
});

test('every pair of bases at the sites of APOE is one haplotype of its table', () => {
  const [first, second] = apoeTable.sites;
  for (const a of [first?.ref, ...(first?.alts ?? [])])
    for (const b of [second?.ref, ...(second?.alts ?? [])])
      expect(apoeTable.haplotypes.filter(({ bases }) => bases['rs429358'] === a && bases['rs7412'] === b)).toHaveLength(
        1,
      );
});
