import { expect, test } from 'vitest';
import { greyLevels } from '../../../models/imaging/tone/grey-levels.ts';
import { reachOf, reachWindow } from '../../../models/imaging/tone/reach-window.ts';
import type { Tone } from '../../../models/imaging/tone/tone.ts';
import type { StoredImage } from '../engine/stored-image.ts';
import { noTables } from '../tone/frame-tables.ts';
import { paintImage } from './grey-image.ts';
import { KnownWords } from './cpu/known-words.ts';

const plain: Tone = {
  slope: 1,
  intercept: -1024,
  modality: null,
  voi: { center: 40, width: 400 },
  padding: null,
  isTurned: false,
};
const curve = { first: -900, entries: Uint16Array.from({ length: 2000 }, (_, i) => (i * i) % 4096), top: 4095 };

const imageOf = (values: StoredImage['values'], samples = 1): StoredImage => ({
  columns: values.length / samples,
  rows: 1,
  samples,
  values,
  ...reachOf(values),
  tables: noTables,
});

function painted(image: StoredImage, tone: Tone, known = new KnownWords()): Uint32Array {
  const words = new Uint32Array(image.columns);
  paintImage(image, tone, { words, known });
  return words;
}

const wordsOf = (values: StoredImage['values'], tone: Tone): Uint32Array =>
  Uint32Array.from(greyLevels(values, tone), (level) => 0xff000000 | (level * 0x010101));

/** Every case of the rules in `models/imaging/tone`. */
const tones: Readonly<Record<string, Tone>> = {
  'a linear window': plain,
  'a linear window of half values': { ...plain, slope: 0.37, voi: { center: 40.5, width: 33.3 } },
  'a step': { ...plain, voi: { center: 40, width: 1 } },
  'an exact window': { ...plain, voi: { center: 40, width: 400, function: 'linear-exact' } },
  'a sigmoid': { ...plain, voi: { center: 40, width: 400, function: 'sigmoid' } },
  'a window from least to greatest': { ...plain, voi: reachWindow([0, 3000], plain) },
  'a table of levels': { ...plain, voi: curve },
  'a table of the modality': { ...plain, modality: curve },
  'both tables, turned around': { ...plain, modality: curve, voi: curve, isTurned: true },
  'a falling slope': { ...plain, slope: -1 },
  'padding within the window': { ...plain, padding: { from: 1000, to: 1100 } },
  'padding of MONOCHROME1': { ...plain, padding: { from: 0, to: 20 }, isTurned: true },
};

const wave = (i: number): number => (i * 7919) % 3001;
const images = {
  'whole values': Uint16Array.from({ length: 4000 }, (_, i) => wave(i)),
  'signed values': Int16Array.from({ length: 4000 }, (_, i) => wave(i) - 500),
  'bytes, fewer than their reach': Uint8Array.from({ length: 100 }, (_, i) => (wave(i) * 5) % 256),
  'values wider than the image': Uint16Array.of(0, 65_535, 1064, 12),
  'fractions and no numbers': Float32Array.from({ length: 500 }, (_, i) => (i === 7 ? NaN : wave(i) / 3)),
};

test.each(Object.entries(tones))('the window paints %s as `show` does, to the pixel', (_, tone) => {
  for (const values of Object.values(images)) expect(painted(imageOf(values), tone)).toEqual(wordsOf(values, tone));
});

test('what is known of one image serves the next, and is not mistaken for another tone or reach', () => {
  const known = new KnownWords();
  const narrow = images['whole values'].filter((value) => value > 900 && value < 1300);
  const wide = images['signed values'];
  for (const values of [narrow, images['whole values'], narrow, wide, narrow])
    for (const tone of Object.values(tones))
      expect(painted(imageOf(values), tone, known)).toEqual(wordsOf(values, tone));
});

test('a colour image keeps its red, green and blue', () => {
  const [word = 0] = painted(imageOf(Uint8Array.from([10, 20, 30]), 3), plain);
  expect([word & 255, (word >>> 8) & 255, (word >>> 16) & 255]).toEqual([10, 20, 30]);
});
