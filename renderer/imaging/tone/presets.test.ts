import { expect, test } from 'vitest';
import type { Frame } from '../../../models/imaging/display-set.ts';
import { displaySetsOf } from '../../../models/imaging/sets/display-sets-of.ts';
import { makeImage } from '../../../tests/fixtures/make-images.ts';
import { presetKeys, presetOf, storedWindow } from './presets.ts';
import { windowName } from './voi-name.ts';

function setOf(modality: string, changes: Partial<Frame>) {
  const [made] = displaySetsOf([makeImage({})]);
  if (!made) throw new Error('no display set');
  return { ...made, modality, frames: made.frames.map((frame) => ({ ...frame, ...changes })) };
}
const offered = (set: ReturnType<typeof setOf>) =>
  presetKeys.flatMap((key) => {
    const found = presetOf(set, key);
    return found ? [windowName(found) || `${found.width}/${found.center}`] : [];
  });
const own = [
  { width: 400, center: 40, label: 'WINDOW1' },
  { width: 1600, center: 300, label: 'WINDOW2' },
];
const choices = [
  { first: 0, entries: 9, label: 'SOFT TISSUE' },
  { first: 0, entries: 9, label: null },
];

test('of several windows all are offered by their explanation, in CT behind its presets and none twice', () => {
  expect(offered(setOf('MR', { windows: own }))).toEqual(['WINDOW1', 'WINDOW2']);
  expect(offered(setOf('CT', { windows: own }))).toEqual(['Soft', 'Lung', 'Liver', 'Bone', 'Brain', 'WINDOW2']);
});

test('of windows without an explanation those behind the first are offered by their numbers', () => {
  expect(offered(setOf('MR', { windows: own.map((window) => ({ ...window, label: null })) }))).toEqual(['1600/300']);
});

test('tables stand first where the image opens with one, else behind the windows', () => {
  const tables = { modality: false, voi: true, choices };
  expect(offered(setOf('DX', { windows: [], tables }))).toEqual(['SOFT TISSUE', 'Table 2 of the file']);
  expect(offered(setOf('DX', { windows: own, tables: { ...tables, voi: false } }))).toEqual([
    'WINDOW1',
    'WINDOW2',
    'SOFT TISSUE',
    'Table 2 of the file',
  ]);
});

test('the stored window is the file’s first, also behind those of a protocol', () => {
  const lung = { width: 1500, center: -600, label: 'lung' };
  expect(storedWindow({ windows: [lung, ...own], storedWindow: 1 })).toBe(own[0]);
  expect([storedWindow({ windows: [lung] }), storedWindow({ windows: [] })]).toEqual([lung, null]);
});
