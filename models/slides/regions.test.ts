import { describe, expect, test } from 'vitest';
import { countedPicture, makeSlide } from '../../tests/fixtures/make-slide.ts';
import type { MadeSlide } from '../../tests/fixtures/make-slide.ts';
import { receivedSlide } from '../../tests/fixtures/read-slide-files.ts';
import { regionOfOutline } from './outlined-region.ts';
import { planRegion } from './plan-region.ts';
import type { RegionPlan } from './plan-region.ts';
import { regionSize } from './measure/region-size.ts';
import { resampleArea } from './resample-area.ts';
import { pixelFromSlide, regionFromSlide, slideExtent, slideFromPixel, slideFromRegion } from './slide-coordinates.ts';
import { slideOf } from './slide-of.ts';
import type { Slide } from './slide.ts';

function slideFor(made: MadeSlide = {}): Slide {
  const { received, sets } = receivedSlide(makeSlide(countedPicture(160, 80), made));
  const built = sets[0] && slideOf(sets[0], received);
  if (!built?.ok) throw new Error('no slide');
  return built.value.slide;
}
/** Rows run along −y of the glass, columns along −x; the first pixel lies at 20, 30 mm; a pixel is 0.25 µm. */
const slide = slideFor({ levels: 2 });
const rounded = (place: readonly number[] | undefined): readonly number[] | undefined =>
  place?.map((mm) => Number(mm.toFixed(9)));

describe('slide coordinates', () => {
  test('ten columns further is 2.5 micrometres down the glass’s y, four rows further one down its x', () => {
    expect(rounded(slideFromPixel(slide, [0, 0]))).toEqual([20, 30]);
    expect(rounded(slideFromPixel(slide, [10, 0]))).toEqual([20, 29.9975]);
    expect(rounded(slideFromPixel(slide, [0, 4]))).toEqual([19.999, 30]);
  });

  test('there and back, also between pixels', () => {
    const there = slideFromPixel(slide, [12.5, 3.25]);
    expect(rounded(there && pixelFromSlide(slide, there))).toEqual([12.5, 3.25]);
  });

  test('columns and rows of different size keep each its own', () => {
    const oblong: Slide = {
      ...slide,
      scale: { ...slide.scale, micrometres: { acrossColumns: 0.5, acrossRows: 0.25 } },
      glass: { origin: [0, 0], row: [1, 0], column: [0, 1] },
    };
    expect(rounded(slideFromPixel(oblong, [8, 8]))).toEqual([0.004, 0.002]);
    expect(regionSize(oblong, { column: 0, row: 0, columns: 8, rows: 8 })).toMatchObject({
      width: 0.004,
      height: 0.002,
    });
  });

  test('a rectangle on the glass is the whole pixels it covers, whichever way the image lies', () => {
    const region = { column: 40, row: 8, columns: 80, rows: 40 };
    const onGlass = slideFromRegion(slide, region);
    expect(onGlass?.width).toBeCloseTo(0.01, 9); // 40 rows: they run along x
    expect(onGlass?.height).toBeCloseTo(0.02, 9);
    expect(onGlass && regionFromSlide(slide, onGlass)).toEqual({ ok: true, value: region });
  });

  test('a rectangle beside the slide is refused with where the slide lies; one across its edge is cut', () => {
    expect(regionFromSlide(slide, { x: 0, y: 0, width: 1, height: 1 })).toMatchObject({
      ok: false,
      error: { code: 'slides.outside', params: { x: 19.98, y: 29.96, width: 0.02, height: 0.04 } },
    });
    const extent = slideExtent(slide);
    expect(extent && regionFromSlide(slide, { ...extent, width: 1, height: 1 })).toEqual({
      ok: true,
      value: { column: 0, row: 0, columns: 160, rows: 80 },
    });
  });

  test('without a scale there are no millimetres to take a region by', () => {
    const unknown = slideFor({ micrometres: 1000 });
    expect(regionFromSlide(unknown, { x: 0, y: 0, width: 1, height: 1 })).toMatchObject({
      error: { code: 'slides.no-place' },
    });
    expect(regionSize(unknown, { column: 0, row: 0, columns: 8, rows: 4 })).toEqual({
      unit: 'px',
      width: 8,
      height: 4,
    });
  });
});

describe('a line drawn round a region', () => {
  test('the region is the whole pixels it touches; its area is that inside the line', () => {
    const region = regionOfOutline(
      [
        [10, 10],
        [30, 10],
        [10, 50],
      ],
      slide,
    );
    expect(region).toMatchObject({ column: 10, row: 10, columns: 21, rows: 41 });
    const size = region && regionSize(slide, region);
    expect(size?.unit === 'mm' && size.areaMm2).toBeCloseTo((400 * 0.25 ** 2) / 1e6, 12);
  });

  test('it is cut to the slide; one round nothing is no region', () => {
    const beyond = regionOfOutline(
      [
        [-50, -50],
        [300, -50],
        [300, 300],
      ],
      slide,
    );
    expect(beyond).toMatchObject({ column: 0, row: 0, columns: 160, rows: 80 });
    expect(
      regionOfOutline(
        [
          [1, 1],
          [2, 1],
          [2, 2],
        ],
        slide,
      ),
    ).toBeUndefined();
  });
});

describe('which pixels a model reads', () => {
  const region = { column: 16, row: 8, columns: 64, rows: 32 };
  const planned = (of: Slide): RegionPlan => {
    const plan = planRegion(of, region, [0.0002, 0.00035]);
    if (!plan.ok) throw new Error(plan.error.code);
    return plan.value;
  };

  test('a slide in the model’s range is read as it is', () => {
    const plan = planned(slide);
    expect(plan).toMatchObject({
      level: 0,
      from: region,
      columns: 64,
      rows: 32,
      place: { origin: [16, 8], step: [1, 1] },
    });
    expect(plan.spacing?.acrossColumns).toBeCloseTo(0.00025, 9);
  });

  test('of a finer slide the level in the range is read', () => {
    const plan = planned(slideFor({ levels: 2, micrometres: 0.125 }));
    expect(plan).toMatchObject({ level: 1, from: { column: 8, row: 4, columns: 32, rows: 16 }, columns: 32 });
    expect(plan.place).toEqual({ origin: [16.5, 8.5], step: [2, 2] }); // the middle of a coarse pixel lies between four
    expect(plan.spacing?.acrossColumns).toBeCloseTo(0.00025, 9);
  });

  test('where no level is in the range a finer one is brought to its middle', () => {
    const plan = planned(slideFor({ micrometres: 0.1 }));
    expect([plan.columns, plan.rows]).toEqual([24, 12]); // 64 · 0.1 / √(0.2 · 0.35) = 24.2
    expect(plan.spacing?.acrossColumns).toBeCloseTo((0.0001 * 64) / 24, 9);
    expect(plan.place.step[0]).toBeCloseTo(64 / 24, 9);
  });

  test('a coarser slide is not blown up: its own spacing goes to the guard', () => {
    const plan = planned(slideFor({ micrometres: 0.5 }));
    expect(plan).toMatchObject({ level: 0, columns: 64 });
    expect(plan.spacing?.acrossColumns).toBeCloseTo(0.0005, 9);
  });

  test('a scale that rests on one place of the file gives the model none', () => {
    expect(planned(slideFor({ changes: { 0x00480001: ['FL', 0] } })).spacing).toBeNull();
  });

  test('more than 4096 × 4096 pixels are refused with both numbers', () => {
    const huge = {
      ...slide,
      columns: 9000,
      rows: 9000,
      levels: [{ ...slide.levels[0], columns: 9000, rows: 9000 }],
    } as Slide;
    expect(planRegion(huge, { column: 0, row: 0, columns: 4097, rows: 4096 }, null)).toEqual({
      ok: false,
      error: { code: 'slides.region-large', params: { pixels: 4097 * 4096, limit: 16_777_216 } },
    });
  });
});

describe('fewer pixels are the mean of what they cover', () => {
  test('four columns to three: each takes one and a third', () => {
    const pixels = Uint8Array.from([0, 90, 180, 30].flatMap((red) => [red, 0, 0]));
    const [first, second, third] = resampleArea(pixels, { columns: 4, rows: 1 }, { columns: 3, rows: 1 });
    expect(first).toBeCloseTo((0 * 1 + 90 / 3) / (4 / 3), 4);
    expect(second).toBeCloseTo(((90 * 2) / 3 + (180 * 2) / 3) / (4 / 3), 4);
    expect(third).toBeCloseTo((180 / 3 + 30) / (4 / 3), 4);
  });

  test('as many pixels stay what they are, as three planes', () => {
    const { pixels } = countedPicture(3, 2);
    expect([...resampleArea(pixels, { columns: 3, rows: 2 }, { columns: 3, rows: 2 })]).toEqual(
      [
        [0, 1, 2, 0, 1, 2], // red: columns
        [0, 0, 0, 1, 1, 1], // green: rows
        [0, 1, 2, 1, 0, 3],
      ].flat(),
    );
  });
});
