import { describe, expect, test } from 'vitest';
import { countedPicture, makeSlide } from '../../tests/fixtures/make-slide.ts';
import type { MadeSlide } from '../../tests/fixtures/make-slide.ts';
import { hasRealSlides, realSlide, receivedSlide } from '../../tests/fixtures/read-slide-files.ts';
import { slideOf } from './slide-of.ts';
import { frameOfTile } from './tile-table.ts';

const built = (files: readonly Uint8Array[]) => {
  const { received, sets } = receivedSlide(files);
  const set = sets.find(({ kind }) => kind === 'slide');
  if (!set) throw new Error('no slide among the sets');
  return slideOf(set, received);
};
const made = (options: MadeSlide = {}, columns = 150, rows = 100) =>
  built(makeSlide(countedPicture(columns, rows), options));
const valueOf = <T>(result: { readonly ok: true; readonly value: T } | { readonly ok: false }): T => {
  if (!result.ok) throw new Error(JSON.stringify(result));
  return result.value;
};

describe('a slide is made of the files of its series', () => {
  test('levels go from the finest to the coarsest, each with how many of the finest pixels it spans', () => {
    const { slide } = valueOf(made({ levels: 3 }));
    expect(slide.levels.map(({ columns, rows }) => [columns, rows])).toEqual([
      [150, 100],
      [75, 50],
      [38, 25],
    ]);
    expect(slide.levels[1]?.downsample).toEqual({ columns: 2, rows: 2 });
    expect(slide).toMatchObject({ columns: 150, rows: 100, objective: 40, container: 'S-17', warnings: [] });
  });

  test('its display set has the modality of its class and no frames', () => {
    const { sets } = receivedSlide(
      makeSlide(countedPicture(150, 100), { levels: 2, changes: { 0x00080060: ['CS', 'SC'] } }),
    );
    expect(sets).toHaveLength(1);
    expect(sets[0]).toMatchObject({ kind: 'slide', modality: 'SM', frames: [], slide: { columns: 150, rows: 100 } });
  });

  test('tiles of a full tiling go along rows, then down', () => {
    const { tables } = valueOf(made({ tile: 64 }));
    expect(tables[0]).toMatchObject({ across: 3, down: 2 });
    expect(tables[0] && frameOfTile(tables[0], 1, 1)).toBe(4);
    expect(tables[0] && frameOfTile(tables[0], 3, 0)).toBe(-1);
  });

  test('tiles of a sparse tiling lie where each says; what was not scanned is no tile', () => {
    const { tables } = valueOf(made({ tile: 64, isSparse: true, without: ['0,0', '1,1'] }));
    expect([...(tables[0]?.frames ?? [])]).toEqual([-1, 0, 1, 2, -1, 3]);
  });

  test('fewer tiles than the matrix needs is refused with both numbers', () => {
    expect(made({ changes: { 0x00480006: ['UL', 400] } })).toEqual({
      ok: false,
      error: { code: 'slides.tile-count', params: { found: 6, wanted: 14 } },
    });
  });

  test('a sparse tile beyond the matrix, or off the grid, is refused with its place', () => {
    const place = (column: number) => ({
      0x0048021a: ['SQ', [{ 0x0048021e: ['SL', column], 0x0048021f: ['SL', 1] }]] as const,
    });
    const changes = { 0x52009230: ['SQ', [place(1), place(70)]] as const };
    expect(made({ isSparse: true, changes })).toMatchObject({
      ok: false,
      error: { code: 'slides.tile-place', params: { frame: 2, column: 70 } },
    });
  });

  test('a level of another shape is left out, and that is said', () => {
    const [base] = makeSlide(countedPicture(150, 100));
    const [, other] = makeSlide(countedPicture(150, 40), { levels: 2 });
    const { slide } = valueOf(built([base ?? new Uint8Array(), other ?? new Uint8Array()]));
    expect(slide.levels).toHaveLength(1);
    expect(slide.warnings).toEqual([{ code: 'slides.level-left-out', params: { columns: 75, rows: 20 } }]);
  });
});

describe('micrometres need two places of the file that agree', () => {
  test('both say 0.25: agreed', () => {
    const { slide } = valueOf(made());
    expect(slide.scale.state).toBe('agreed');
    expect(slide.scale.micrometres?.acrossColumns).toBeCloseTo(0.25, 6);
  });

  test.each([
    ['one says 0.27: 8 % apart', { 0x00480001: ['FL', 150 * 0.00027] }, 'disagrees'],
    ['one says 0.26: 4 % apart', { 0x00480001: ['FL', 150 * 0.00026] }, 'agreed'],
    ['only one is there', { 0x00480001: ['FL', 0] }, 'one-source'],
  ] as const)('%s', (_, changes, state) => {
    const { slide } = valueOf(made({ changes }));
    expect(slide.scale.state).toBe(state);
    expect(slide.scale.micrometres === null).toBe(state === 'disagrees');
  });

  test('1034 micrometres a pixel are no microscope’s, though both places say so', () => {
    const { slide } = valueOf(made({ micrometres: 1034.24 }));
    expect(slide.scale).toMatchObject({ state: 'out-of-range', micrometres: null });
    expect(slide.glass).toBeNull();
    expect(slide.warnings[0]?.code).toBe('slides.scale-out-of-range');
  });
});

describe.skipIf(!hasRealSlides)('real slides of other makers', () => {
  test('140 JPEG tiles whose modality says SC: a slide by its class, and its millimetres are wrong by a thousand', () => {
    const { slide, tables } = valueOf(built([realSlide('fo-multiframe-sm-140tiles.dcm')]));
    expect(slide).toMatchObject({ columns: 3175, rows: 2281, scale: { state: 'out-of-range' } });
    expect(tables[0]).toMatchObject({ across: 14, down: 10 });
  });

  test('25 tiles of 10 × 10 at half a micrometre, stained with haematoxylin and eosin', () => {
    const { slide } = valueOf(built([realSlide('sm_image_numbers.dcm')]));
    expect(slide).toMatchObject({ columns: 50, rows: 50, stains: ['Hematoxylin stain', 'Water soluble eosin stain'] });
    expect(slide.scale.micrometres?.acrossColumns).toBeCloseTo(0.499, 6);
    expect(slide.glass).toEqual({ origin: [23.449873, 25.691574], row: [0, -1], column: [-1, 0] });
  });

  test('a coarse level alone: 29 micrometres a pixel are beyond what counts as a scale', () => {
    const { slide } = valueOf(built([realSlide('multiframe_camelyon_challenge_image.dcm')]));
    expect(slide).toMatchObject({ columns: 1152, rows: 700, scale: { state: 'out-of-range' } });
  });

  test('a level and its thumbnail in one series are one slide', () => {
    const { slide } = valueOf(built([realSlide('boxes_0.dcm'), realSlide('boxes_1.dcm')]));
    expect(slide.levels.map(({ columns, tile }) => [columns, tile.columns])).toEqual([[16, 64]]);
    expect(slide.pictures).toEqual([{ part: 'thumbnail', instance: 'file-1' }]);
  });

  test('a label alone is no slide: it stays a picture', () => {
    const { sets } = receivedSlide([realSlide('test_wsi.dcm')]);
    expect(sets.map(({ kind }) => kind)).toEqual(['stack']);
  });
});
