import { expect, test } from 'vitest';
import type { GenomeBuild } from '../../build/genome-build.ts';
import type { PanelRegion } from '../panels/find-in-panels.ts';
import { findInClinvar, isOldRelease } from './clinvar-entry.ts';
import { ClinvarReader } from './clinvar-reader.ts';
import { spansOfClinvar } from './spans-of-clinvar.ts';

const vcf = [
  '##fileDate=2023-07-10',
  '##reference=GRCh37',
  '##INFO=<ID=CLNSIG,Number=.,Type=String,Description="">',
  '#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO',
  '10\t100\t7\tT\tG\t.\t.\tCLNSIG=Pathogenic;CLNREVSTAT=reviewed_by_expert_panel;GENEINFO=FGFR2:2263',
  '10\t300\t8\tCTT\tC\t.\t.\tCLNSIG=Benign;CLNREVSTAT=criteria_provided,_single_submitter;GENEINFO=FGFR2:2263',
  '10\t900\t9\tA\tC\t.\t.\tCLNSIG=Benign;GENEINFO=FGFR2:2263|X:1',
];
const read = (
  lines: readonly string[],
  build: GenomeBuild = 'GRCh37',
  regions: readonly PanelRegion[] | null = null,
) => {
  const reader = new ClinvarReader(build, regions);
  for (const line of lines) reader.add(line);
  return reader.end();
};
const releaseOf = (...asked: Parameters<typeof read>) => {
  const made = read(...asked);
  if (!made.ok) throw new TypeError(made.error.code);
  return made.value;
};

test('an allele is found by its trimmed form, never by its name', () => {
  const release = releaseOf(vcf);
  expect(findInClinvar(release, { contig: '10', start: 99, ref: 'T', alt: 'G' })).toMatchObject({
    id: '7',
    significance: { stars: 3 },
  });
  expect(findInClinvar(release, { contig: '10', start: 299, ref: 'CTTA', alt: 'CA' })).toMatchObject({ id: '8' });
  expect(findInClinvar(release, { contig: '10', start: 99, ref: 'T', alt: 'C' })).toBeNull();
});

test('only what touches a region is kept', () => {
  const release = releaseOf(vcf, 'GRCh37', [{ gene: 'FGFR2', contig: '10', start: 301, end: 400 }]);
  expect(Array.from(release.entries.values(), ({ id }) => id)).toEqual(['8']); // its REF reaches to 302
});

test('a VCF of the other build is refused, and so is another file', () => {
  expect(read(vcf, 'GRCh38')).toMatchObject({
    ok: false,
    error: { code: 'genome.clinvar-build', params: { file: 'GRCh37' } },
  });
  expect(read(['##fileformat=VCFv4.2', '1\t1\t.\tA\tC\t.\t.\t.'])).toMatchObject({
    error: { code: 'genome.clinvar-unknown' },
  });
});

test('of the table, rows of the build are read', () => {
  const release = releaseOf(
    [
      '#AlleleID\tGeneSymbol\tClinicalSignificance\tPhenotypeList\tAssembly\tChromosome\tReviewStatus\tVariationID\tPositionVCF\tReferenceAlleleVCF\tAlternateAlleleVCF',
      '1\tFGFR2\tLikely pathogenic; risk factor\tA|B\tGRCh37\t10\tcriteria provided, single submitter\t7\t100\tT\tG',
      '1\tFGFR2\tLikely pathogenic\tA\tGRCh38\t10\tcriteria provided, single submitter\t7\t50\tT\tG',
    ],
    'GRCh37',
  );
  expect([...release.entries.values()]).toMatchObject([
    {
      start: 99,
      gene: 'FGFR2',
      significance: {
        classes: ['likely-pathogenic'],
        texts: ['Likely_pathogenic', 'risk_factor'],
        stars: 1,
        conditions: ['A', 'B'],
      },
    },
  ]);
});

test('a release older than a year, or without a date, is told', () => {
  const release = releaseOf(vcf);
  expect(isOldRelease(release, '2024-07-01')).toBe(false);
  expect(isOldRelease(release, '2024-08-01')).toBe(true);
  expect(isOldRelease({ ...release, date: null }, '2024-07-01')).toBe(true);
});

test('entries of one gene alone tell about where it lies', () => {
  expect(spansOfClinvar(releaseOf(vcf), ['FGFR2', 'TP53'])).toEqual([
    { gene: 'FGFR2', contig: '10', start: 99, end: 302 },
  ]);
});
