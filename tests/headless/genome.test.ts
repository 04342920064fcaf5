import { existsSync } from 'node:fs';
import { copyFile, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { GenomeCalls } from '../../models/genome/file/genome-calls.ts';
import { makePgxVcf } from '../fixtures/make-pgx-vcf.ts';
import { pgxTables } from '../fixtures/pgx-tables.ts';
import { readTsv } from '../fixtures/read-tsv.ts';
import { inFolder, phenoscope } from './phenoscope.ts';

const poor = { rs12769205: 'G/G', rs4244285: 'A/A', rs3758581: 'G/G' }; // CYP2C19 *2/*2
const read = async (file: string): Promise<GenomeCalls> => GenomeCalls.parse(JSON.parse(await readFile(file, 'utf8')));

test('a VCF becomes one JSON file: quality, genes with what was not seen, recommendations with their source', () =>
  inFolder(async (folder) => {
    const [vcf, outside, out] = ['patient.vcf', 'calls.tsv', 'out/genome.json'].map((name) => path.join(folder, name));
    if (!vcf || !outside || !out) throw new TypeError('three names');
    await writeFile(vcf, makePgxVcf({ tables: pgxTables().values(), genotypes: { ...poor, rs4149056: null } }));
    await writeFile(outside, 'CYP2D6\t*4/*4\nnonsense\n');
    const run = await phenoscope(['genome', '--vcf', vcf, '--outside', outside, '--out', out]);
    expect(run.said).toMatch(/line 2: .*\[genome\.outside-line\]/);
    expect(run.code).toBe(0);
    const { samples, guidelines, outsideRefused } = await read(out);
    const [only] = samples;
    const gene = (name: string) => only?.genes.find((each) => each.gene === name);
    expect(samples).toHaveLength(1);
    expect(only?.quality).toMatchObject({ build: 'GRCh38', sample: 'S1', wanted: 1201, called: 1200, problems: [] });
    expect(gene('CYP2C19')?.call).toMatchObject({
      kind: 'called',
      diplotypes: [{ names: ['*2', '*2'], phenotype: 'Poor Metabolizer' }],
      positions: { tested: 35, total: 35 },
    });
    expect(gene('SLCO1B1')?.call?.missing).toMatchObject([{ rsid: 'rs4149056', code: 'genome.absent' }]);
    expect(gene('CYP2D6')).toMatchObject({
      outside: { call: { activity: '0.0' }, from: 'calls.tsv', line: 'CYP2D6\t*4/*4' },
    });
    expect(only?.recommendations).toContainEqual(
      expect.objectContaining({
        drug: 'clopidogrel',
        source: 'CPIC',
        version: '2024-05-29',
        lookup: { CYP2C19: 'Poor Metabolizer' },
      }),
    );
    expect(guidelines.map(({ by, licence }) => [by, licence !== ''])).toEqual([
      ['CPIC', true],
      ['DPWG', true],
    ]);
    expect(outsideRefused).toMatchObject([{ number: 2 }]);
  }));

test(
  'which sample is asked for; a file that is none ends with one clear line',
  () =>
    inFolder(async (folder) => {
      const [vcf, out] = [path.join(folder, 'two.vcf'), path.join(folder, 'two.json')];
      const text = makePgxVcf({
        tables: [...pgxTables().values()].filter(({ gene }) => gene === 'CYP2C19'),
        genotypes: poor,
      });
      await writeFile(
        vcf,
        text.replaceAll(/\t(S1|[0-9]\/[0-9]:[^\n]*)\n/g, '\t$1\t$1\n').replace('\tS1\tS1\n', '\tS1\tS2\n'),
      );
      const unsaid = await phenoscope(['genome', '--vcf', vcf, '--out', out]);
      expect([unsaid.code, unsaid.said]).toEqual([3, expect.stringContaining('[genome.sample-needed]')]);
      expect((await phenoscope(['genome', '--vcf', vcf, '--sample', 'S2', '--out', out])).code).toBe(0);
      expect((await read(out)).samples.map(({ sample }) => sample)).toEqual(['S2']);
      expect((await phenoscope(['genome', '--vcf', vcf, '--sample', 'all', '--out', out])).code).toBe(0);
      expect((await read(out)).samples.map(({ sample }) => sample)).toEqual(['S1', 'S2']);
      const none = await phenoscope(['genome', '--vcf', path.join(folder, 'absent.vcf'), '--out', out]);
      expect(none.code).toBe(3);
      expect(none.said).toContain('absent.vcf');
    }),
  60_000,
);

test(
  'through an index only the places are read, and what was not counted is not said; without one the file is read whole',
  () =>
    inFolder(async (folder) => {
      const [vcf, out] = [path.join(folder, 'p.vcf.gz'), path.join(folder, 'p.json')];
      await copyFile(path.resolve(import.meta.dirname, '../fixtures/indexed/far-blocks.vcf.gz'), vcf);
      const calls = async () => {
        expect((await phenoscope(['genome', '--vcf', vcf, '--index', '--out', out])).code).toBe(0);
        return (await read(out)).samples[0];
      };
      const whole = await calls();
      expect(whole?.quality).toMatchObject({
        reading: 'whole',
        records: 522,
        lines: { lines: 522 },
        problems: [{ code: 'genome.index-none', params: { file: 'p.vcf.gz.tbi' } }],
      });
      await copyFile(path.resolve(import.meta.dirname, '../fixtures/indexed/far-blocks.vcf.gz.tbi'), `${vcf}.tbi`);
      const indexed = await calls();
      const uncounted = { records: null, digest: null, lines: null, sex: null };
      expect(indexed?.quality).toMatchObject({ reading: 'index', problems: [], ...uncounted });
      expect(indexed?.quality).toMatchObject({ kept: whole?.quality.kept, called: whole?.quality.called });
      expect(indexed?.recommendations).toEqual(whole?.recommendations);
    }),
  60_000,
);

const data = path.resolve(import.meta.dirname, '../../../shared/data/genomics');
const isThere = existsSync(data);
const foldTwice = (names: readonly string[]): readonly string[] =>
  [...new Set(names)].map((name) => (names.filter((each) => each === name).length > 1 ? `${name}/${name}` : name));

test.skipIf(!isThere)(
  '100 samples in one run: every call is that of the reference program (shared data)',
  () =>
    inFolder(async (folder) => {
      const out = path.join(folder, 'all.json');
      const file = path.join(data, 'pgx/100samples.vcf.bgz');
      expect((await phenoscope(['genome', '--vcf', file, '--sample', 'all', '--out', out])).code).toBe(0);
      const { samples } = await read(out);
      const calls = new Map(
        samples.flatMap(({ sample, genes }) => genes.map(({ gene, call }) => [`${sample} ${gene}`, call] as const)),
      );
      const differing: string[] = [];
      let compared = 0;
      for (const row of readTsv(path.join(data, 'expected/pgx_cases_100samples.tsv'))) {
        if (row['mode'] !== 'default') continue;
        const call = calls.get(`${(row['case'] ?? '').replace(/^100samples\./, '')} ${row['gene']}`);
        const pairs = call?.diplotypes.map(({ names }) => names.join('/')).join(' OR ');
        const listed = call?.listed && foldTwice(call.listed).join(' AND ');
        const own = call?.kind === 'called' ? (listed ?? pairs) : call?.kind === 'no-data' ? 'NO_DATA' : 'NO_CALL';
        compared++;
        if (own !== row['call']) differing.push(`${row['case']} ${row['gene']}: ${own}, expected ${row['call']}`);
      }
      expect(compared).toBe(1706);
      expect(differing).toEqual([]);
    }),
  120_000,
);

test.skipIf(!isThere)(
  'the exome’s FGFR2 variant surfaces through its panel, by place and genotype (shared data)',
  () =>
    inFolder(async (folder) => {
      const out = path.join(folder, 'exome.json');
      const file = path.join(folder, 'exome.vcf.gz');
      for (const end of ['', '.tbi'])
        // the index is the newer of both
        await copyFile(path.join(data, `clinvar/Pfeiffer_exome_GRCh37.vcf.gz${end}`), file + end);
      const run = ['genome', '--vcf', file, '--panel', 'fgfr-craniosynostosis', '--out', out];
      expect((await phenoscope(run)).code).toBe(0);
      const { variants, quality } = (await read(out)).samples[0] ?? {};
      expect(variants?.variants.filter(({ gene }) => gene === 'FGFR2')).toContainEqual(
        expect.objectContaining({ contig: '10', position: 123256215, ref: 'T', alt: 'G', genotype: '0/1', line: 5166 }),
      );
      expect(variants?.unplaced).toEqual(['FGFR1', 'FGFR3']); // no span in GRCh37: named, not passed over
      expect(quality?.lines).toMatchObject({ lines: 37_709, sample: { called: 37_709 } });
      const numbered = <T extends object>(variant: T) => ({ ...variant, line: 0 }); // it counts the lines that are read
      const indexed = path.join(folder, 'indexed.json');
      expect((await phenoscope([...run.slice(0, -1), indexed, '--index'])).code).toBe(0);
      const through = (await read(indexed)).samples[0];
      expect(through?.quality).toMatchObject({ reading: 'index', lines: null });
      expect(through?.variants?.variants.map(numbered)).toEqual(variants?.variants.map(numbered));
      const unknown = await phenoscope(['genome', '--vcf', file, '--panel', 'heart', '--out', out]);
      expect([unknown.code, unknown.said]).toEqual([3, expect.stringContaining('genome.panel-unknown')]);
    }),
  60_000,
);
