import { expect, test } from 'vitest';
import type { GenomeBuild } from '../../build/genome-build.ts';
import { readRecord } from '../../vcf/read-record.ts';
import { pgxIndex } from './pgx-index.ts';
import { readPgxSite } from './pgx-site.ts';
import type { PgxSite } from './pgx-site.ts';
import type { PgxPosition } from '../pgx-table.ts';

const snv: PgxPosition = { rsid: null, hgvs: 'g.100A>G', grch38: 100, grch37: 50, ref: 'A', alts: ['G'] };
const deletion: PgxPosition = { ...snv, hgvs: 'g.101del', ref: 'AC', alts: ['A'] };
const repeat: PgxPosition = { ...snv, hgvs: 'g.100TA[7]', ref: 'CAT', alts: ['C', 'CATAT'] };

/** Lines as `POS REF ALT FORMAT VALUES` on chromosome 1. */
const read = (position: PgxPosition, lines: readonly string[], build: GenomeBuild = 'GRCh38'): string => {
  const records = lines.flatMap((text, i) => {
    const [pos, ref, alt, format, values] = text.split(' ');
    const bytes = new TextEncoder().encode(`1\t${pos}\t.\t${ref}\t${alt}\t.\t.\t.\t${format}\t${values}`);
    const record = readRecord(bytes, { line: i + 1, sample: 0, columns: 10 });
    return record.ok ? [record.value] : [];
  });
  const rules = { limits: { minGenotypeQuality: 20, minDepth: 10, source: 'made' } };
  return shown(readPgxSite({ contig: '1', position }, { records: pgxIndex(records), build }, rules));
};
const shown = (site: PgxSite): string => {
  if (site.kind === 'missing') return site.code;
  const set = site.kind === 'called' && site.phaseSet ? ` ${site.phaseSet}` : '';
  return `${site.alleles.map((allele) => allele ?? '.').join(site.isPhased ? '|' : '/')}${set}`;
};

test('the alleles of a line are those of the table, in strand order and with their phase set', () => {
  expect(read(snv, ['100 A G GT 0/1'])).toBe('A/G');
  expect(read(snv, ['100 A T,G GT:PS 2|0:7'])).toBe('G|A 7');
  expect(read(snv, ['100 A G GT 1'])).toBe('G');
});

test('a position without a line is absent, and half a genotype keeps the half that is known', () => {
  expect(read(snv, ['99 C T GT 0/1'])).toBe('genome.absent');
  expect(read(snv, ['100 A G GT ./1'])).toBe('./G');
});

test('a repeat is told by what changes, however long the line writes its bases', () => {
  expect(read(repeat, ['100 C CAT GT 0/1'])).toBe('CAT/CATAT');
  expect(read(repeat, ['100 CATATA CATATATA,CATA GT 1/2'])).toBe('CATAT/C');
});

test('a reference line at the base before a deletion does not prove that there is none', () => {
  expect(read(deletion, ['100 A . GT 0/0'])).toBe('genome.absent');
  expect(read(deletion, ['100 A T GT 0/0'])).toBe('genome.absent');
  expect(read(deletion, ['100 AC A GT 0/0'])).toBe('AC/AC');
});

test('a line without a genotype about another variant takes nothing from the one about this position', () => {
  expect(read(snv, ['100 A G GT 0/1', '100 A AT GT ./.'])).toBe('A/G');
  expect(read(snv, ['100 A G GT 0/1', '100 AC <*> GT ./.'])).toBe('A/G');
  expect(read(snv, ['100 A G GT ./.', '100 A AT GT 0/0'])).toBe('genome.no-call');
});

test('a line of its own outweighs a deletion that reaches over the position', () => {
  expect(read(snv, ['98 TTAC T GT 0|1', '100 A G GT 0|0'])).toBe('A|A');
  expect(read(snv, ['98 TTAC T GT 0|1'])).not.toBe('A|A');
});

test('where the builds differ in their reference base, 0/0 in GRCh37 is the variant', () => {
  const turned = { ...snv, ref37: 'G' };
  expect(read(turned, ['50 G A GT 0/0'], 'GRCh37')).toBe('G/G');
  expect(read(turned, ['50 G A GT 0/1'], 'GRCh37')).toBe('G/A');
});

test('a deletion written further right in its repeat is the one of the table', () => {
  const unit = { ...snv, ref: 'GATGA', alts: ['G'] };
  expect(read(unit, ['104 AATGA A GT 0/1'])).toBe('GATGA/G');
});

test('a line that is about the deletion proves it absent beside one that is not', () => {
  expect(read(deletion, ['100 A T,<*> GT 0/0', '100 AC A,<*> GT 0/0'])).toBe('AC/AC');
});
