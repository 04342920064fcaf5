import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { z } from '../../models/base/schema.ts';
import { unfilled } from './texts.ts';
import { sourceFiles, root } from './tree.ts';

const folder = path.join(root, 'resources/languages/parts');
const parts = readdirSync(folder).map((name) => readFileSync(path.join(folder, name), 'utf8'));
const texts: Record<string, string> = Object.assign(
  {},
  ...parts.map((part) => z.record(z.string(), z.string()).parse(JSON.parse(part))),
);

/** Who reads a file does not know its name; who opened it puts it in. */
const later = {
  'dicom.pdf-broken': ['file'],
  'genome.index-damaged': ['file'],
  'genome.index-kind': ['file'],
  'genome.index-older': ['file'],
  'genome.index-other': ['file'],
  'packs.onnx-external': ['file'],
  'packs.onnx-inputs': ['file'],
  'packs.onnx-not-one': ['file'],
  'packs.onnx-operators': ['file'],
  'packs.onnx-opset': ['file'],
  'packs.onnx-output': ['file'],
  'slides.tile-count': ['file'],
  'slides.tile-place': ['file'],
};

test('every place that raises a code gives what its text asks for', () => {
  expect(unfilled(sourceFiles(), texts, later)).toEqual([]);
});

test('a planted place that gives too little is found; what comes from elsewhere is not looked at', () => {
  const planted = (text: string) => unfilled([{ path: 'main/x.ts', text }], { 'a.b': '{have} of {want}' }, {});
  expect(planted(`throw new AppError('a.b', { have: size(1, 2) });`)).toEqual(['main/x.ts: a.b {want}']);
  expect(planted(`throw new AppError('a.b');`)).toHaveLength(2);
  expect(planted(`return no('a.b', { have, want: all({ of: 1 }) });`)).toEqual([]);
  expect(planted(`return no('a.b', { ...params });`)).toEqual([]);
  expect(planted(`return leftOut({ code: 'a.b', params: { want } });`)).toEqual(['main/x.ts: a.b {have}']);
});

test('no text stands in two files: which of them is read would depend on their names', () => {
  const keys = parts.flatMap((part) => [...part.matchAll(/^\s*"([^"]+)":/gm)].map(([, key = '']) => key));
  expect(keys.filter((key, i) => keys.indexOf(key) !== i)).toEqual([]);
});
