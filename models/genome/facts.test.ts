import { expect, test } from 'vitest';
import { apoeTable } from './apoe/apoe-table.ts';
import { genomeFacts } from './facts.ts';
import { genomeFileOf } from './file/stored.ts';
import type { SiteCall } from './places/site-call.ts';

const file = genomeFileOf({
  id: 'g1',
  subject: 's1',
  at: '2026-11-24T10:00:00.000Z',
  name: 'a.vcf',
  body: {
    schema: 1,
    digest: 'ab'.repeat(32),
    bytes: 1,
    fileFormat: 'VCFv4.2',
    compression: 'none',
    build: 'GRCh38',
    evidence: [],
    sample: 'S',
    sampleCount: 1,
    records: 2,
    kept: 2,
    problems: [],
  },
});
const sites = (...pairs: readonly (readonly [string, string] | null)[]): SiteCall[] =>
  apoeTable.sites.map(({ rsid, contig, grch38, ref }, i) => {
    const bases = pairs[i];
    const where = { rsid, contig, start: grch38 - 1, ref };
    return bases
      ? {
          kind: 'called',
          ...where,
          bases: [...bases],
          isPhased: false,
          phaseSet: null,
          evidence: 'variant',
          depth: null,
          genotypeQuality: null,
          line: 1,
        }
      : { kind: 'not-called', ...where, code: 'genome.absent', detail: '', line: null };
  });

test('a called APOE is a Fact that names its bases and the file', () => {
  expect(genomeFacts(file, sites(['T', 'C'], ['C', 'C']))).toMatchObject([
    {
      key: 'apoe',
      value: { text: 'e3/e4' },
      from: { kind: 'genome', file: 'g1', detail: 'rs429358 T/C, rs7412 C/C' },
      notes: [],
    },
  ]);
});

test('an APOE that was not called is no genotype but a reason', () => {
  expect(genomeFacts(file, sites(['T', 'C'], null))).toMatchObject([
    { key: 'apoe_not_called', value: { text: 'genome.absent' }, notes: ['rs7412'] },
  ]);
});

test('what fits as well is noted', () => {
  expect(genomeFacts(file, sites(['T', 'C'], ['C', 'T']))).toMatchObject([
    { value: { text: 'e2/e4' }, notes: ['e1/e3'] },
  ]);
});
