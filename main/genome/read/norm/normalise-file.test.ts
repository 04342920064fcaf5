import { existsSync } from 'node:fs';
import { mkdtemp, readFile, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeBgzip } from '../../../../tests/fixtures/make-bgzip.ts';
import { Fasta } from './fasta.ts';
import { normaliseFile } from './normalise-file.ts';
import type { NormAsked } from '../../../../models/genome/file/norm-asked.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'phenoscope-norm-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const sequence = 'GATTACACACAGTTTTCAAAAAGGCT'.repeat(40);
const wrap = (bases: string, at: number): string => bases.replaceAll(new RegExp(`.{1,${at}}`, 'g'), '$&\n');
const put = async (name: string, bytes: string | Buffer) => {
  const file = path.join(folder, name);
  await writeFile(file, bytes);
  return file;
};
const head = '##fileformat=VCFv4.2\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\tS1\n';
const vcf = (...lines: readonly string[]) => head + lines.map((line) => `${line.replaceAll(' ', '\t')}\n`).join('');
const none: NormAsked = {
  where: null,
  mismatch: 'refuse',
  align: 'left',
  split: null,
  atoms: null,
  join: null,
  duplicates: null,
};
const normalise = async (
  text: string | Buffer,
  fasta: string | null,
  asked: Partial<NormAsked> = {},
  name = 'o.vcf',
) => {
  const [file, out] = [await put('i.vcf', text), path.join(folder, name)];
  const summary = await normaliseFile({ path: file, fasta, out, asked: { ...none, ...asked } }, () => undefined);
  const written = await readFile(out);
  const lines = (name.endsWith('gz') ? gunzipSync(written) : written).toString().split('\n');
  return {
    ...summary,
    header: lines.filter((line) => line.startsWith('##phenoscope')),
    lines: lines.filter((line) => line && !line.startsWith('#')).map((line) => line.replaceAll('\t', ' ')),
  };
};

test('a FASTA is read in pieces, by its index or without one', async () => {
  const file = await put('ref.fa', `>chr1 made\n${wrap(sequence, 60)}>2\n${wrap('ACGTN', 60)}`);
  for (const isIndexed of [false, true]) {
    if (isIndexed) await put('ref.fa.fai', `chr1\t${sequence.length}\t11\t60\t61\n2\t5\t1072\t60\t61\n`);
    const fasta = new Fasta(file);
    for (const [start, end] of [
      [0, 26],
      [59, 62],
      [1030, 2000],
      [500, 500],
      [-5, 3],
    ] as const)
      expect(fasta.bases('1', start, end)).toBe(sequence.slice(Math.max(0, start), end));
    expect([fasta.bases('chr2', 1, 9), fasta.bases('3', 0, 1)]).toEqual(['CGTN', null]);
    fasta.close();
  }
  await put('ref.fa.fai', 'chr1\t3\t0\t60\t61\n');
  await utimes(`${file}.fai`, 1, 1);
  expect(new Fasta(file).bases('1', 0, 7)).toBe('GATTACA'); // an older index is not believed
});

test.each(['o.vcf', 'o.vcf.gz'])('variants come in their one form, sorted, each once: %s', async (name) => {
  const fasta = await put('ref.fa', `>1\r\n${wrap(sequence, 50).replaceAll('\n', '\r\n')}`);
  const lines = ['1 6 . C T,G . . . GT 1/2', '1 9 . ACA A . . . GT 0/1', '1 7 . ACA A . . . GT 0/1'];
  const made = await normalise(makeBgzip(vcf(...lines), 40), fasta, { split: '0', duplicates: 'exact' }, name);
  expect(made).toMatchObject({ read: 3, written: 3, problems: [] });
  expect(made.lines).toEqual(['1 4 . TAC T . . . GT 0/1', '1 6 . C T . . . GT 1/0', '1 6 . C G . . . GT 0/1']);
  expect(made.header).toEqual([
    '##phenoscope_norm=<reference="ref.fa",mismatch=refuse,align=left,split=0,duplicates=exact>',
  ]);
});

test('without a FASTA they are trimmed, not aligned, and how many is said', async () => {
  const made = await normalise(vcf('1 9 . ACA A . . . GT 0/1', '1 20 . CAG CTG . . . GT 0/1'), null);
  expect(made.lines).toEqual(['1 9 . ACA A . . . GT 0/1', '1 21 . A T . . . GT 0/1']);
  expect(made.problems).toEqual([{ code: 'genome.norm-unaligned', params: { count: 1 } }]);
  expect(made.header[0]).toContain('none: trimmed, not aligned');
});

test('many lines are the same as all at once, and come in order', async () => {
  const fasta = await put('ref.fa', `>1\n${wrap('ACGT'.repeat(50_000), 60)}`);
  const many = Array.from({ length: 9000 }, (_, i) => `1 ${20 * i + 1} . A G . . . GT 0/1`);
  const made = await normalise(
    vcf(...many, '2 5 . A G . . . GT 0/1', ...many.slice(0, 3).map((line) => line.replace('1', '3'))),
    fasta,
  );
  expect(made.lines).toHaveLength(9004);
  expect(made.lines.slice(0, 9000)).toEqual(many);
  expect(made.problems).toEqual([]);
});

test.each([
  ['a REF that is not the reference’s', vcf('1 1 . A G . . . GT 0/1'), 'genome.norm-reference'],
  ['a line that is none', `${vcf('1 2 . A G . . . GT 0/1')}1 3 . T C\n`, 'genome.line-columns'],
  ['no VCF', 'Dear colleague\n', 'genome.not-vcf'],
])('%s is refused, and nothing is written', async (_, text, code) => {
  const fasta = await put('ref.fa', `>1\n${wrap(sequence, 60)}`);
  await expect(normalise(text, fasta, {}, 'refused.vcf')).rejects.toMatchObject({ code });
  expect(existsSync(path.join(folder, 'refused.vcf'))).toBe(false);
  expect((await readdir(folder)).filter((name) => name.endsWith('.part'))).toEqual([]);
});

test('what is no FASTA is refused; of a cut file the begun line is left out, and said', async () => {
  const whole = vcf('1 2 . A G . . . GT 0/1', '1 3 . T G . . . GT 0/1');
  await expect(normalise(whole, await put('x.fa', 'ACGT\n'))).rejects.toMatchObject({ code: 'genome.fasta-none' });
  await expect(normalise(whole, await put('x.fa', makeBgzip('>1\nAC\n')))).rejects.toMatchObject({
    code: 'genome.fasta-packed',
  });
  const cut = await normalise(makeBgzip(whole, whole.length - 3).subarray(0, -40), null);
  expect(cut).toMatchObject({ read: 1, problems: [{ code: 'genome.cut-inside' }] });
});
