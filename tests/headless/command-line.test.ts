import { spawn } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { z } from '../../models/base/schema.ts';
import { demo, inFolder, phenoscope, root } from './phenoscope.ts';

const passphrase = { PHENOSCOPE_PASSPHRASE: 'one long passphrase for a test' };

test('help names every verb, and an unknown one is a bad argument', async () => {
  const help = await phenoscope(['help']);
  expect(help.code).toBe(0);
  for (const verb of ['call', 'genome', 'import', 'infer', 'list', 'read', 'show'])
    expect(help.out).toContain(`  ${verb} `);
  expect((await phenoscope(['frobnicate'])).code).toBe(2);
  expect((await phenoscope(['infer', '--model', 'hippocampus'])).code).toBe(2);
});

test('the version and the help of one verb are told as scripts ask for them', async () => {
  expect((await phenoscope(['--version'])).out).toMatch(/^phenoscope \d+\.\d+\.\d+\n$/);
  const own = await phenoscope(['infer', '--help']);
  for (const args of [
    ['help', 'infer'],
    ['infer', '-h'],
  ])
    expect(await phenoscope(args)).toEqual(own);
  const unknown = await phenoscope(['help', 'frobnicate']);
  expect([unknown.code, unknown.said.trim()]).toEqual([
    2,
    'phenoscope: Bad arguments: there is no verb frobnicate. [cli.arguments]',
  ]);
});

test('an option without its value is told on one line', async () => {
  for (const args of [
    ['model', '--inspect', '--json'],
    ['show', '--input', '.', '--out'],
  ]) {
    const { code, said } = await phenoscope(args);
    expect([code, said.trim().split('\n').at(-1)]).toEqual([
      2,
      expect.stringMatching(/--(inspect|out) has no value\. \[/),
    ]);
  }
});

test('who reads may go before the end, as head does: that is no fault', async () => {
  const child = spawn(process.execPath, [path.join(root, 'main/app/cli/main.ts'), 'help'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child.stdout.destroy();
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString('utf8')));
  const code = await new Promise((resolve) => child.once('close', resolve));
  expect([code, said]).toEqual([0, '']);
});

test('a file that is no image ends with one clear line that names it', () =>
  inFolder(async (folder) => {
    const file = path.join(folder, 'notes.txt');
    await writeFile(file, 'not an image');
    const run = await phenoscope(['import', file, '--library', path.join(folder, 'library')], passphrase);
    expect(run.code).toBe(3);
    expect(run.said).toContain('notes.txt');
  }));

test(
  'a place that cannot be written to, and a text that is no JSON, end with one clear line',
  { timeout: 60_000 },
  () =>
    inFolder(async (folder) => {
      const file = path.join(folder, 'notes.txt');
      await writeFile(file, 'not a folder');
      const run = await phenoscope(['list', '--library', file], passphrase);
      expect(run.code).toBe(3);
      expect(run.said.trim()).toBe(
        `phenoscope: Nothing can be written to ${file}. There is a file where a folder is wanted. [cli.out]`,
      );
      const typed = await phenoscope(['call', 'library.status', 'notjson']);
      expect(typed.code).toBe(2);
      expect(typed.said).not.toContain('    at ');
    }),
);

test.each([
  ['below a file', 'notes.txt/results', 'There is a file where a folder is wanted.'],
  ['in a file system that takes no folders', '/proc/x', 'That disk takes no files.'],
  ['of no name', '', '--out is empty.'],
])('results for a place %s are refused before the input is looked at', { timeout: 30_000 }, (_what, typed, reason) =>
  inFolder(async (folder) => {
    if (typed.startsWith('/proc') && process.platform !== 'linux') return;
    await writeFile(path.join(folder, 'notes.txt'), 'a file');
    const out = typed === '' ? '' : path.resolve(folder, typed);
    const run = await phenoscope(['infer', '--model', 'hippocampus', '--input', demo, '--out', out]);
    expect(run.code).not.toBe(0);
    expect(run.said.trim().split('\n')).toHaveLength(1);
    expect(run.said).toContain(out);
    expect(run.said).toContain(reason);
  }),
);

test('a wrong passphrase is refused', () =>
  inFolder(async (folder) => {
    const library = ['--library', path.join(folder, 'library')];
    expect((await phenoscope(['list', ...library], passphrase)).code).toBe(0);
    const refused = await phenoscope(['list', ...library], { PHENOSCOPE_PASSPHRASE: 'not that one, though long' });
    expect(refused.code).toBe(3);
    expect(refused.said).toContain('[keys.wrong]');
  }));

test(
  'the sample head is imported, listed, and recognised when it comes again',
  () =>
    inFolder(async (folder) => {
      const library = ['--library', path.join(folder, 'library')];
      const head = path.join(demo, 'mr-head.zip');
      const first = await phenoscope(['import', head, ...library, '--json'], passphrase);
      expect(JSON.parse(first.out)).toMatchObject({ files: 130, imported: 130, duplicates: 0, refused: 0 });
      const again = await phenoscope(['import', head, ...library, '--json'], passphrase);
      expect(JSON.parse(again.out)).toMatchObject({ imported: 0, duplicates: 130 });
      const listed = await phenoscope(['list', '--json', ...library], passphrase);
      expect(JSON.parse(listed.out)).toMatchObject([{ imageCount: 130, modalities: ['MR'] }]);
    }),
  120_000,
);

const Boxes = z.object({
  left: z.object({ boxLpsMm: z.array(z.number()) }),
  right: z.object({ boxLpsMm: z.array(z.number()) }),
});
const Result = z.object({
  findings: z.array(z.object({ laterality: z.string() })),
  measurements: z.array(z.object({ label: z.string(), value: z.number(), unit: z.string() })),
  guard: z.object({ verdict: z.string(), reasons: z.array(z.object({ code: z.string() })) }),
  provider: z.string().nullable(),
});

test(
  'the hippocampus model outlines both sides of the sample head, in its own grid',
  () =>
    inFolder(async (folder) => {
      const boxes = Boxes.parse(
        JSON.parse(await readFile(path.join(root, 'models/ai/hippocampus/examples/boxes.json'), 'utf8')),
      );
      const where = [boxes.left, boxes.right].map(({ boxLpsMm }) => `--box=${boxLpsMm.join(',')}`);
      const run = await phenoscope([
        'infer',
        '--model',
        'hippocampus',
        '--input',
        path.join(demo, 'mr-head.zip'),
        ...where,
        '--out',
        folder,
      ]);
      expect(run.said).not.toContain('phenoscope:');
      expect(run.code).toBe(0);
      const result = Result.parse(JSON.parse(await readFile(path.join(folder, 'result.json'), 'utf8')));
      expect(result.findings.map(({ laterality }) => laterality)).toEqual(['left', 'right']);
      expect(result.guard.reasons.map(({ code }) => code)).toContain('infer.slice-interpolated');
      // Volumes of an adult by this protocol: both between 2.5 and 4.8 mL.
      for (const { value } of result.measurements.filter(({ label }) => label.endsWith(', Hippocampus'))) {
        expect(value).toBeGreaterThan(2.5);
        expect(value).toBeLessThan(4.8);
      }
      const map = gunzipSync(await readFile(path.join(folder, 'labelmap.nii.gz')));
      expect([map.readInt16LE(42), map.readInt16LE(44), map.readInt16LE(46)]).toEqual([192, 192, 131]); // 130 images and the missing one
    }),
  180_000,
);

test(
  'a whole head without a box is refused with the reason, and the result says so',
  () =>
    inFolder(async (folder) => {
      const run = await phenoscope([
        'infer',
        '--model',
        'hippocampus',
        '--input',
        path.join(demo, 'mr-head.zip'),
        '--out',
        folder,
      ]);
      expect(run.code).toBe(3);
      expect(run.said).toContain('[infer.box-needed]');
      expect(
        Result.partial().parse(JSON.parse(await readFile(path.join(folder, 'result.json'), 'utf8'))).guard?.verdict,
      ).toBe('refused');
    }),
  60_000,
);
