import { mkdir, rm, writeFile } from 'node:fs/promises';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runCommand } from '../../main/app/cli/run-command.ts';
import { ctElements, join, makeDicom, makeItem } from '../fixtures/make-dicom.ts';

// What verbs say when they are given what they cannot work with: one line at the end that names the file and the reason, no
// place of its text left open, and an exit code that is not 0. In this process: one each would take minutes.

const folder = mkdtempSync(path.join(tmpdir(), 'phenoscope-refusals-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

const title = '#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT';
const head = '##fileformat=VCFv4.2\n##contig=<ID=chr22,length=50818468>\n';
const line = 'chr22\t42126611\t.\tC\tG\t50\tPASS\t.\tGT';

/** A film of 512 × 512 whose one compressed frame is nothing that can be decoded. */
function brokenFilm(syntax: string, uid = '1.2.3.4.5'): Uint8Array {
  const { 0x7fe00010: _, ...elements } = ctElements({
    0x00080018: ['UI', uid],
    0x0020000d: ['UI', `${uid}.1`],
    0x0020000e: ['UI', `${uid}.2`],
    0x00080060: ['CS', 'DX'],
    0x00180015: ['CS', 'CHEST'],
    0x00185101: ['CS', 'PA'],
    0x00280010: ['US', 512],
    0x00280011: ['US', 512],
  });
  const undefinedLength = Uint8Array.of(0xe0, 0x7f, 0x10, 0, 0x4f, 0x42, 0, 0, 0xff, 0xff, 0xff, 0xff);
  const frame = makeItem(new Uint8Array(100).fill(7));
  const end = Uint8Array.of(0xfe, 0xff, 0xdd, 0xe0, 0, 0, 0, 0);
  return join([makeDicom(elements, { syntax }), undefinedLength, makeItem(new Uint8Array()), frame, end]);
}

beforeAll(async () => {
  const whole = makeDicom(ctElements());
  const files: Record<string, string | Uint8Array> = {
    'notes.txt': 'not what was asked for\n',
    'cut.dcm': whole.slice(0, whole.length - 6),
    'broken.dcm': brokenFilm('1.2.840.10008.1.2.5'), // RLE
    'remote.dcm': brokenFilm('1.2.840.10008.1.2.4.94'), // JPIP: the pixels lie elsewhere
    'whole.dcm': whole,
    'whole.vcf': `${head}${title}\tS1\tS2\n${line}\t0/1\t0/0\n`,
    'sites.vcf': `${head}${title.replace('\tFORMAT', '')}\n`,
    'cut.vcf': `${head}${title.slice(0, 30)}`,
    't2t.vcf': `##fileformat=VCFv4.2\n##contig=<ID=chr22,length=51324926>\n${title}\tS1\n${line}\t0/1\n`,
    'malformed.vcf': `${head}${title}\tS1\n${line}\t0/3\n`,
    'clinical.json': '{ "height": { "value": 180 } }',
    'pair/1.dcm': brokenFilm('1.2.840.10008.1.2.5', '1.2.9.1'),
    'pair/2.dcm': brokenFilm('1.2.840.10008.1.2.5', '1.2.9.2'),
    'odd.json': JSON.stringify({
      hight: { value: 180, unit: 'cm', date: null },
      cholesterol: { value: 2.1, unit: 'g/L', date: null },
      hdl_cholesterol: { value: 1.2, unit: 'mmol/L', date: null },
      bmi: { value: 27, unit: null, date: null },
    }),
    'two/a.txt': 'a',
    'two/b.txt': 'b',
    passphrase: 'one long passphrase for a test\n',
    wrong: 'another long passphrase\n',
  };
  for (const name of ['two', 'pair']) await mkdir(path.join(folder, name));
  for (const [name, content] of Object.entries(files)) await writeFile(path.join(folder, name), content);
});

/** Arguments as typed; a word that begins with @ is a path in the test's folder. */
const typed = (text: string): string[] => text.split(' ').map((word) => word.replace('@', `${folder}${path.sep}`));

const run = async (text: string): Promise<{ code: number; said: string[] }> => {
  let said = '';
  const code = await runCommand(typed(text), { out: () => undefined, err: (more) => void (said += more) });
  return { code, said: said.trim().split('\n') };
};

const open = '--library @lib --passphrase-file @passphrase';

test.each([
  // verb and options, exit code, code, what the line names
  ['call library.status notjson', 2, 'cli.arguments', 'notjson'],
  ['call library.nothing', 2, 'cli.arguments', 'library.nothing'],
  ['list --library @lib', 3, 'library.locked', '--passphrase-file'],
  ['import @notes.txt --library @lib', 3, 'library.locked', 'lib'],
  ['list --library @notes.txt', 3, 'cli.out', 'notes.txt'],
  ['list --library @lib --passphrase-file @nothing', 3, 'cli.unusable', 'nothing'],
  [`import @nothing ${open}`, 3, 'import.nothing', 'nothing'],
  [`import @notes.txt ${open}`, 3, 'import.nothing', 'notes.txt'],
  ['list --library @lib --passphrase-file @wrong', 3, 'keys.wrong', 'lib'],
  [`batch --model nobody ${open}`, 3, 'packs.unknown', 'nobody'],
  [`model --inspect @notes.txt ${open}`, 3, 'packs.no-card', 'notes.txt'],
  [`model --inspect @nothing ${open}`, 3, 'packs.not-there', 'nothing'],
  [`model --install @two --answers @notes.txt ${open}`, 3, 'cli.unusable', 'notes.txt'],
  [`model --uninstall nobody ${open}`, 3, 'packs.unknown', 'nobody'],
  [`model --uninstall nuclei ${open}`, 3, 'packs.shipped', 'nuclei'],
  ['infer --model nobody --input @whole.dcm --out @o', 3, 'packs.unknown', 'nobody'],
  ['infer --model calcium --input @whole.dcm --assign x --out @o', 2, 'cli.arguments', '--assign'],
  ['infer --model region-grow --input @whole.dcm --out @o', 3, 'infer.no-orientation', 'whole.dcm'],
  ['infer --model calcium --input @nothing --out @o', 3, 'cli.unusable', 'nothing'],
  ['infer --model calcium --input @notes.txt --out @o', 3, 'cli.unusable', 'notes.txt'],
  ['infer --model calcium --input @two --out @o', 3, 'import.nothing', 'two'],
  ['infer --model hippocampus --input @whole.dcm --out @o', 3, 'infer.wrong-modality', 'whole.dcm'],
  ['infer --model chest-xray --input @broken.dcm --out @o', 3, 'imaging.decode', 'broken.dcm'],
  ['infer --model chest-xray --input @broken.dcm --out @notes.txt', 3, 'cli.out', 'notes.txt'],
  ['show --input @nothing --out @o', 3, 'cli.unusable', 'nothing'],
  ['show --input @cut.dcm --out @o', 3, 'cli.unusable', 'cut.dcm'],
  ['show --input @broken.dcm --out @o', 3, 'cli.unusable', 'broken.dcm'],
  ['show --input @two --out @o', 3, 'import.nothing', 'two'],
  ['genome --vcf @nothing --out @g.json', 3, 'genome.cannot-read', 'nothing'],
  ['genome --vcf @notes.txt --out @g.json', 3, 'genome.not-vcf', 'notes.txt'],
  ['genome --vcf @cut.vcf --out @g.json', 3, 'genome.cut-header', 'cut.vcf'],
  ['genome --vcf @t2t.vcf --out @g.json', 3, 'genome.build-unsupported', 'T2T-CHM13'],
  ['genome --vcf @sites.vcf --out @g.json', 3, 'genome.no-sample', 'sites.vcf'],
  ['genome --vcf @whole.vcf --out @g.json', 3, 'genome.sample-needed', '--sample NAME|all'],
  ['genome --vcf @whole.vcf --sample S3 --out @g.json', 3, 'genome.sample-unknown', 'whole.vcf'],
  ['genome --vcf @whole.vcf --sample S1 --panel none --out @g.json', 3, 'genome.panel-unknown', 'none'],
  ['genome --vcf @whole.vcf --sample S1 --outside @notes.txt --out @g.json', 3, 'genome.outside-none', 'notes.txt'],
  ['genome --vcf @whole.vcf --sample S1 --outside @nothing --out @g.json', 3, 'genome.cannot-read', 'nothing'],
  ['genome --vcf @whole.vcf --sample S1 --pgs @nothing --out @g.json', 3, 'genome.cannot-read', 'nothing'],
  ['genome --vcf @whole.vcf --out @two', 3, 'cli.out', 'two'],
  ['norm --vcf @notes.txt --out @n.vcf', 3, 'genome.not-vcf', 'notes.txt'],
  ['norm --vcf @whole.vcf --fasta @notes.txt --out @n.vcf', 3, 'genome.fasta-none', 'notes.txt'],
  ['norm --vcf @whole.vcf --fasta @nothing --out @n.vcf', 3, 'genome.cannot-read', 'nothing'],
  ['norm --vcf @whole.vcf --where (QUAL --out @n.vcf', 3, 'genome.norm-where', 'whole.vcf'],
  ['norm --vcf @whole.vcf --out @whole.vcf', 2, 'cli.arguments', '--out'],
  ['read --study @nothing --out @o', 3, 'cli.unusable', 'nothing'],
  ['read --study @whole.dcm --clinical @notes.txt --out @o', 3, 'cli.clinical', 'notes.txt'],
  ['read --study @whole.dcm --clinical @clinical.json --out @o', 3, 'cli.clinical', 'height.unit'],
  ['read --study @whole.dcm --vcf @notes.txt --out @o', 3, 'genome.not-vcf', 'notes.txt'],
])('%s', { timeout: 120_000 }, async (text, exit, code, named) => {
  const { code: ended, said } = await run(text);
  const last = said.at(-1) ?? '';
  expect([last, ended]).toEqual([expect.stringContaining(`[${code}]`), exit]);
  expect(last).toMatch(/^phenoscope: /);
  expect(last).toContain(named);
  expect(said.join('\n')).not.toMatch(/\{\w+[|}]|undefined|\n {4}at /);
});

test.each([
  ['cut.dcm', 'Pixel data end early'],
  ['remote.dcm', 'This compression is not supported'],
])(
  '%s is taken, and the last line says that it cannot be shown, and why',
  { timeout: 120_000 },
  async (file, reason) => {
    const { code, said } = await run(`import @${file} ${open}`);
    expect([code, said.at(-1)]).toEqual([0, expect.stringMatching(new RegExp(`cannot be shown.*${file}.*${reason}`))]);
  },
);

test('a series of which an image is cut tells how much of it is there', { timeout: 120_000 }, async () => {
  const { code, said } = await run('show --input @cut.dcm --out @o');
  expect([code, said.at(-1)]).toEqual([3, expect.stringContaining('Pixel data end early: 10 of 16 bytes')]);
});

test(
  'a malformed line, a scoring file and a line of outside calls that were not read are told by name',
  { timeout: 60_000 },
  async () => {
    await writeFile(path.join(folder, 'outside.tsv'), 'CYP2D6\t*1/*4\nNOGENE\t*1/*2\n');
    const files = '--vcf @malformed.vcf --outside @outside.tsv --pgs @notes.txt --out @g.json';
    const { code, said } = await run(`genome ${files}`);
    expect(code).toBe(0);
    expect(said.join('\n')).toMatch(/noticed: Line 4 .*\[genome\.line-gt\]/);
    expect(said.join('\n')).toMatch(/noticed: notes\.txt: .*\[genome\.pgs-not-score\]/);
    expect(said.join('\n')).toMatch(/outside calls, line 2: .*NOGENE.*\[genome\.outside-gene\]/);
  },
);

test('of a folder with several series it is told which one is read', { timeout: 120_000 }, async () => {
  const { said } = await run('infer --model chest-xray --input @pair --out @o');
  expect(said).toContainEqual(expect.stringMatching(/^series: .+, one of 2 in 2 studies/));
});

test('Ctrl-C ends an import with an exit code of its own, and says what stays', { timeout: 120_000 }, async () => {
  const before = process.listenerCount('SIGINT');
  const running = run(`import @whole.dcm ${open}`);
  await expect.poll(() => process.listenerCount('SIGINT')).toBe(before + 1);
  process.emit('SIGINT');
  const { code, said } = await running;
  expect([code, process.listenerCount('SIGINT')]).toEqual([130, before]);
  expect(said.slice(-2)).toEqual([
    'What was taken until now stays in the library. The same line takes the rest.',
    'phenoscope: Cancelled. [job.cancelled]',
  ]);
});

test(
  'a clinical value of a name or in a unit that no model reads is told before anything runs',
  { timeout: 120_000 },
  async () => {
    const { code, said } = await run('read --study @nothing --clinical @odd.json --out @o');
    const file = path.join(folder, 'odd.json');
    expect([code, ...said.slice(0, 3)]).toEqual([
      3,
      `hight in ${file} is kept, but no model reads a value of this name.`,
      `cholesterol in ${file} is kept, but no model reads it in its unit (g/L); understood: mg/dL, mmol/L.`,
      `bmi in ${file} is kept, but no model reads it in its unit (none); understood: kg/m2.`,
    ]);
  },
);
