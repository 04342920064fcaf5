import { expect, test } from 'vitest';
import { greyLevel, greyLevels } from './grey-levels.ts';
import { reachWindow } from './reach-window.ts';
import type { Tone } from './tone.ts';

const plain: Tone = {
  slope: 1,
  intercept: 0,
  modality: null,
  voi: { center: 50.5, width: 101 }, // 0 … 100
  padding: null,
  isTurned: false,
};

test('the window is in the unit of the modality: 41 HU at center 40, width 400 is 128.46 of 255', () => {
  // DICOM PS3.3 C.11.2.1.2.1; stored 1065 with intercept -1024 is 41 HU.
  expect(greyLevel(1065, { ...plain, intercept: -1024, voi: { center: 40, width: 400 } })).toBe(128);
});

test('turned around, the greatest value is black', () => {
  expect(Array.from(greyLevels([0, 100], { ...plain, isTurned: true }))).toEqual([255, 0]);
});

test('an exact window reaches half its width to both sides', () => {
  const tone: Tone = { ...plain, voi: { center: 50, width: 100, function: 'linear-exact' } };
  expect(Array.from(greyLevels([0, 50, 100], tone))).toEqual([0, 128, 255]);
});

test('a sigmoid is half way at its center and bends to both sides', () => {
  // PS3.3 C.11.2.1.3.1: 255 / (1 + e^(-4 · 25 / 100)) = 186.4 a quarter of the width above the center.
  const tone: Tone = { ...plain, voi: { center: 50, width: 100, function: 'sigmoid' } };
  expect(Array.from(greyLevels([50, 75, 25], tone))).toEqual([128, 186, 69]);
});

test('a table takes the place of the window: beyond its ends the entries there hold', () => {
  const voi = { first: 10, entries: [0, 4, 8], top: 8 };
  expect(Array.from(greyLevels([0, 10, 11, 12, 99], { ...plain, voi }))).toEqual([0, 0, 128, 255, 255]);
});

test('a modality table takes the place of slope and intercept', () => {
  const modality = { first: 0, entries: [100, 50, 0], top: 100 };
  expect(Array.from(greyLevels([0, 1, 2], { ...plain, slope: 9, modality }))).toEqual([255, 128, 0]);
});

test('padding is black in either direction; so is what is no number', () => {
  const tone: Tone = { ...plain, isTurned: true, padding: { from: -2000, to: -1990 } };
  expect(Array.from(greyLevels([-2000, -1995, 0, NaN], tone))).toEqual([0, 0, 255, 0]);
});

test('16-bit values take the same levels as the same values one by one', () => {
  const values = Int16Array.from({ length: 70_000 }, (_, i) => (i % 300) - 100);
  expect(greyLevels(values, plain)).toEqual(greyLevels(Array.from(values), plain));
});

test('without a window the least value is black and the greatest white, however small their unit', () => {
  const tone = { slope: 1e-6, intercept: 0, modality: null };
  const voi = reachWindow([0, 627_000, 1_254_000], tone); // a dose grid: 0 … 1.254
  expect(Array.from(greyLevels([0, 627_000, 1_254_000], { ...plain, ...tone, voi }))).toEqual([0, 128, 255]);
});

test('a frame of one value is black', () => {
  expect(greyLevel(7, { ...plain, voi: reachWindow([7, 7], plain) })).toBe(0);
});
