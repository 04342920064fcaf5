import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { ShownPixels } from '../../models/imaging/shown.ts';
import { jpegs, ofBase64, pixelsOf, tiffs } from '../fixtures/encoded-pictures.ts';
import { makePng } from '../fixtures/make-picture.ts';
import { inFolder, phenoscope } from './phenoscope.ts';
import { readPng } from './show/read-png.ts';

/** What `show` makes of files; options behind them. */
const shown = (files: Readonly<Record<string, Uint8Array>>, options: readonly string[] = []) =>
  inFolder(async (folder) => {
    const input = path.join(folder, 'in');
    const [only, ...more] = Object.keys(files);
    await mkdir(input);
    for (const [name, bytes] of Object.entries(files)) await writeFile(path.join(input, name), bytes);
    const chosen = only && more.length === 0 ? path.join(input, only) : input;
    const out = path.join(folder, 'out');
    const run = await phenoscope(['show', '--input', chosen, '--out', out, ...options]);
    const pixels = ShownPixels.parse(JSON.parse(await readFile(path.join(out, 'pixels.json'), 'utf8')));
    const pictures = pixels.displaySets.map(({ png }) => (png ? readPng(path.join(out, png.file)) : null));
    return { run, pixels, pictures };
  });

const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

test('a PNG, a JPEG and a TIFF are a study each, with their values, no place, no spacing and no modality', async () => {
  const grey = Uint8Array.from({ length: 247 }, (_, i) => (i * 3) % 256);
  const { run, pixels, pictures } = await shown({
    'a.png': makePng([...grey], { columns: 19, rows: 13 }),
    'b.jpg': ofBase64(jpegs.progressive),
    'c.tif': ofBase64(tiffs['packbits-strips']),
  });
  expect(run.code).toBe(0);
  expect(new Set(pixels.displaySets.map(({ studyUid }) => studyUid)).size).toBe(3);
  for (const { kind, modality, frames, warnings } of pixels.displaySets) {
    expect({ kind, modality, warnings }).toEqual({
      kind: 'stack',
      modality: '',
      warnings: [{ code: 'imaging.no-spacing', params: {} }],
    });
    expect(frames).toMatchObject([{ rows: 13, columns: 19, spacing: null, position: null, problem: null }]);
  }
  const sets = new Map(
    pixels.displaySets.map(({ description, frames }, i) => [description, { frames, drawn: pictures[i] }]),
  );
  expect(sets.get('a')?.frames[0]?.sha256).toBe(digest(grey));
  expect(Array.from(sets.get('a')?.drawn?.pixels ?? [])).toEqual([...grey]); // 0 … 255 as they are
  expect(sets.get('b')?.frames[0]?.sha256).toBe(digest(Buffer.from(pixelsOf.progressive, 'base64')));
  expect(Buffer.from(sets.get('b')?.drawn?.pixels ?? [])).toEqual(Buffer.from(pixelsOf.progressive, 'base64'));
});

test('a spacing may be stated, and is said to be', async () => {
  const { pixels } = await shown({ 'c.tif': ofBase64(tiffs['packbits-strips']) }, ['--spacing', '0.28x0.3']);
  expect(pixels.displaySets).toMatchObject([
    {
      frames: [{ spacing: [0.28, 0.3], spacingKind: 'stated' }],
      warnings: [{ code: 'imaging.spacing-stated', params: { rows: 0.28, columns: 0.3 } }],
    },
  ]);
});

test('a damaged picture ends with 3, named with its reason', async () => {
  const cut = await shown({ 'smear.jpg': ofBase64(jpegs.baseline).subarray(0, 600) });
  expect([cut.run.code, cut.run.said]).toEqual([3, expect.stringContaining('smear.jpg cannot be used: This picture')]);
  expect(cut.pixels.refused).toMatchObject([{ file: 'smear.jpg', code: 'picture.cut-short' }]);
  const closed = Uint8Array.from([...ofBase64(jpegs.baseline).subarray(0, 700), 0xff, 0xd9]);
  const broken = await shown({ 'smear.jpg': closed });
  expect([broken.run.code, broken.pixels.refused]).toMatchObject([3, [{ file: 'smear.jpg', code: 'picture.broken' }]]);
});

test('a spacing that is no number is refused before anything is read', () =>
  inFolder(async (folder) => {
    const out = path.join(folder, 'out');
    const run = await phenoscope(['show', '--input', folder, '--out', out, '--spacing', 'small']);
    expect([run.code, run.said]).toEqual([2, expect.stringContaining('--spacing wants mm')]);
  }));
