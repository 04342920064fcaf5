import { expect, test } from 'vitest';
import type { Finding } from '../../findings/finding.ts';
import type { Scale } from '../scale.ts';
import { checkOnSlide } from './check-on-slide.ts';
import { countOnSlide, fieldAreas, fieldAt, sourceOfArea } from './count-on-slide.ts';
import { measureOnSlide } from './measure-on-slide.ts';
import { regionOnSlide } from './region-on-slide.ts';

const sources: Scale['sources'] = [{ from: 'pixel-spacing', acrossColumns: 0.5, acrossRows: 0.25 }];
const scale: Scale = { state: 'agreed', micrometres: { acrossColumns: 0.5, acrossRows: 0.25 }, sources };
const slide = { columns: 4000, rows: 8000, scale }; // 2 × 2 mm

test('columns and rows have each their own size: 60 of 0.5 and 160 of 0.25 micrometres are 50', () => {
  expect(measureOnSlide(slide, [10, 10], [70, 170])).toEqual({ value: 50, unit: 'um', notes: [] });
});

test('from a millimetre on the length is in millimetres', () => {
  expect(measureOnSlide(slide, [0, 0], [2000, 0])).toMatchObject({ value: 1, unit: 'mm' });
  expect(measureOnSlide(slide, [0, 0], [1999, 0])).toMatchObject({ value: 999.5, unit: 'um' });
});

test('a scale of one place alone is said with the length', () => {
  const once: Scale = { ...scale, state: 'one-source' };
  expect(measureOnSlide({ scale: once }, [0, 0], [2, 0])).toEqual({
    value: 1,
    unit: 'um',
    notes: [{ code: 'slides.scale-one-source', params: { first: 0.5 } }],
  });
});

test('where two places of the file disagree the length is in pixels, with the reason', () => {
  const unknown: Scale = { state: 'disagrees', micrometres: null, sources };
  const measured = measureOnSlide({ scale: unknown }, [0, 0], [3, 4]);
  expect(measured).toMatchObject({ value: 5, unit: '{pixels}', notes: [{ code: 'slides.scale-disagrees' }] });
});

const line: Finding['geometry'] = { kind: 'pixel-line', from: [0, 0], to: [60, 160], frame: 0 };

const length = (value: number, unit: string) => ({
  geometry: line,
  measurements: [
    {
      key: 'length',
      code: { scheme: 'SCT', value: '410668003', meaning: 'Length' },
      name: 'Length',
      label: null,
      quantity: { value, unit },
    },
  ],
  notes: [],
});

test('a length that is not the one of its ends, or in another unit, is refused with both', () => {
  expect(checkOnSlide(slide, length(50, 'um'))).toEqual({ ok: true, value: null });
  expect(checkOnSlide(slide, length(51, 'um'))).toMatchObject({
    error: { code: 'slides.length-disagrees', params: { said: 51, measured: 50, unit: 'um' } },
  });
  expect(checkOnSlide(slide, length(50, 'mm'))).toMatchObject({ ok: false });
});

const names = { count: 'Mitoses', density: 'Mitoses per mm²' };
const field = (
  mm2: number,
  shape: 'circle' | 'rectangle' = 'circle',
  center: readonly [number, number] = [2000, 4000],
) => fieldAt(slide, center, { shape, mm2 });

test('a circle of 0.25π mm² is 1 mm across: 2000 columns of half a micrometre, 4000 rows of a quarter', () => {
  const placed = field(Math.PI / 4);
  expect(placed.ok && placed.value.semi.map((half) => Math.round(2 * half))).toEqual([2000, 4000]);
});

test('a rectangle is four to three and has the area that was stated', () => {
  const placed = field(1.2, 'rectangle');
  const [wide = 0, tall = 0] = placed.ok ? placed.value.semi : [];
  expect((4 * wide * tall * 0.5 * 0.25) / 1e6).toBeCloseTo(1.2, 9);
  expect((wide * 0.5) / (tall * 0.25)).toBeCloseTo(4 / 3, 9);
});

test('a field that reaches beside the slide, or on a slide whose scale is not sure, is not placed', () => {
  expect(field(2, 'circle', [100, 4000])).toMatchObject({ error: { code: 'slides.field-beside' } });
  const once = { ...slide, scale: { ...scale, state: 'one-source' } as const };
  expect(fieldAt(once, [2000, 4000], { shape: 'circle', mm2: 1 })).toMatchObject({
    error: { code: 'slides.field-no-scale' },
  });
});

test('nine marks in two square millimetres are 4.5 per mm², and the note says the field', () => {
  const placed = field(2);
  if (!placed.ok) throw new Error(placed.error.code);
  const points = Array.from({ length: 9 }, (_, i): [number, number] => [2000 + i, 4000]);
  expect(countOnSlide(slide, { field: placed.value, points }, names)).toMatchObject({
    value: {
      measurements: [
        { key: 'count', name: 'Mitoses', quantity: { value: 9, unit: '1' } },
        { key: 'density', quantity: { value: 4.5, unit: '/mm2' } },
      ],
      notes: [{ code: 'slides.counted-in-circle', params: { mm2: 2 } }],
    },
  });
});

test('a mark beside the field counts nowhere: the corner of a square is outside its circle', () => {
  const placed = field(1);
  if (!placed.ok) throw new Error(placed.error.code);
  const [wide, tall] = placed.value.semi;
  const corner: [number, number] = [2000 + 0.9 * wide, 4000 + 0.9 * tall];
  expect(countOnSlide(slide, { field: placed.value, points: [corner] }, names)).toMatchObject({
    error: { code: 'slides.mark-outside' },
  });
});

test('a count that is not the number of its marks is refused', () => {
  const placed = field(1);
  const counted = placed.ok && countOnSlide(slide, { field: placed.value, points: [] }, names);
  if (!placed.ok || !counted || !counted.ok) throw new Error('no field');
  const geometry = { kind: 'pixel-points', field: placed.value, frame: 0 } as const;
  expect(checkOnSlide(slide, { geometry: { ...geometry, points: [] }, ...counted.value }).ok).toBe(true);
  expect(checkOnSlide(slide, { geometry: { ...geometry, points: [[2000, 4000]] }, ...counted.value })).toMatchObject({
    error: { code: 'slides.count-disagrees', params: { said: 0, measured: 1 } },
  });
});

test('the usual area is ten fields of 0.55 mm across, with its source; one of one’s own has none', () => {
  const [usual = 0] = fieldAreas.usual;
  expect(10 * Math.PI * 0.275 ** 2).toBeCloseTo(usual, 1);
  expect(sourceOfArea(usual)).toContain('Vet Pathol 2016');
  expect(sourceOfArea(3.1)).toBeUndefined();
});

const region = { column: 100, row: 200, columns: 2000, rows: 800 };

test('the area of a region is that of its pixels: 2000 of 0.5 by 800 of 0.25 micrometres are 0.2 mm²; of one with a line what lies inside', () => {
  const areaOf = (outline?: [number, number][]): number => {
    const measured = regionOnSlide(slide, { ...region, ...(outline && { outline }) }, 'Region');
    return measured.ok ? (measured.value.measurements[0]?.quantity.value ?? NaN) : NaN;
  };
  expect(areaOf()).toBeCloseTo(0.2, 12);
  const triangle: [number, number][] = [
    [99.5, 199.5],
    [2099.5, 199.5],
    [99.5, 999.5],
  ];
  expect(areaOf(triangle)).toBeCloseTo(0.1, 12);
});

test('a region that reaches beside the slide, or whose area is not its own, is not kept', () => {
  expect(regionOnSlide(slide, { ...region, columns: 4000 }, '')).toMatchObject({
    error: { code: 'slides.region-beside' },
  });
  expect(
    regionOnSlide(
      slide,
      {
        ...region,
        outline: [
          [0, 0],
          [200, 300],
          [200, 400],
        ],
      },
      '',
    ).ok,
  ).toBe(false);
  const measured = regionOnSlide(slide, region, 'Region');
  if (!measured.ok) throw new Error(measured.error.code);
  const geometry = { kind: 'pixel-region', ...region, frame: 0 } as const;
  expect(checkOnSlide(slide, { geometry, ...measured.value }).ok).toBe(true);
  expect(checkOnSlide(slide, { geometry: { ...geometry, columns: 1000 }, ...measured.value })).toMatchObject({
    error: { code: 'slides.area-disagrees' },
  });
});
