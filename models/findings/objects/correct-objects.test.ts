import { describe, expect, test } from 'vitest';
import { Digest } from '../../base/ids.ts';
import { makeFinding } from '../../../tests/fixtures/make-finding.ts';
import type { Finding } from '../finding.ts';
import { correctedObjects } from './corrected-objects.ts';
import type { ObjectMask } from './corrected-objects.ts';
import { correctObjects } from './correct-objects.ts';
import type { ObjectChange } from './correct-objects.ts';

// A region of 12 × 8 pixels of 0.5 × 0.25 µm with three objects: 1 and 2 whole (4 and 6 pixels), 3 cut by the right edge.
const [columns, rows] = [12, 8];
const picture = [
  '............',
  '.11..222....',
  '.11..222....',
  '...........3',
  '...........3',
  '............',
  '............',
  '............',
];
const objects = Uint32Array.from(picture.join(''), (sign) => (sign === '.' ? 0 : Number(sign)));
const bytes = new Uint8Array(objects.buffer);
const spacing = { acrossColumns: 0.0005, acrossRows: 0.00025 };
const mm2 = columns * rows * 0.0005 * 0.00025;

const code = { scheme: 'SCT', value: '84640000', meaning: 'Nucleus' };
const number = (key: string, value: number, unit: string) => ({
  key,
  code,
  name: key,
  label: null,
  quantity: { value, unit },
});
const region: ObjectMask = {
  kind: 'pixel-mask',
  frame: 0,
  rows,
  columns,
  mask: Digest.parse('c'.repeat(64)),
  holds: 'objects',
  labels: [{ value: 1, name: 'Nucleus', code, color: '#009E73' }],
  place: { origin: [100, 40], step: [2, 2] },
};
const nuclei = (geometry: ObjectMask = region): Finding =>
  makeFinding({
    geometry,
    code,
    name: 'Nucleus',
    laterality: null,
    measurements: [
      number('count', 3, '1'),
      number('density', Number((3 / mm2).toPrecision(6)), '/mm2'),
      number('area', 0.625, 'um2'),
    ],
    notes: [{ code: 'infer.on-region', params: { width: 0.006 } }],
  });

const changed = (finding: Finding, change: Partial<ObjectChange>): Finding => {
  const made = correctObjects(finding, { takeOut: [], draw: [], ...change }, { bytes, spacing });
  if (!made.ok) throw new Error(made.error.code);
  return { ...finding, ...made.value.after };
};
const refused = (finding: Finding, change: Partial<ObjectChange>): string => {
  const made = correctObjects(finding, { takeOut: [], draw: [], ...change }, { bytes, spacing });
  return made.ok ? 'made' : made.error.code;
};
const values = ({ measurements }: Finding) => measurements.map(({ quantity }) => quantity.value);
/** A square of 3 × 3 pixels with its middle at a pixel. */
const square = (x: number, y: number): [number, number][] => [
  [x - 1.5, y - 1.5],
  [x + 1.5, y - 1.5],
  [x + 1.5, y + 1.5],
  [x - 1.5, y + 1.5],
];

describe('single objects of a model, corrected by a person', () => {
  test('one taken out: count and density follow, the median is of the whole ones left, and it is said', () => {
    const finding = changed(nuclei(), { takeOut: [1] });
    expect(values(finding)).toEqual([2, Number((2 / mm2).toPrecision(6)), 6 * 0.125]);
    expect(finding.edited).toBe(true);
    expect(finding.notes).toEqual([
      { code: 'findings.by-hand', params: { found: 3, kept: 2, out: 1, drawn: 0 } },
      { code: 'infer.on-region', params: { width: 0.006 } },
    ]);
    expect(finding.geometry).toMatchObject({ mask: region.mask }); // as the model made it
  });

  test('one drawn takes only pixels where none is, under a number of its own', () => {
    const finding = changed(nuclei(), { draw: [square(4, 3)] });
    const mask = finding.geometry;
    if (mask.kind !== 'pixel-mask') throw new Error('no mask');
    const grid = correctedObjects(mask, bytes);
    const shown = Array.from({ length: rows }, (_, row) =>
      [...grid.objects.subarray(row * columns, (row + 1) * columns)].map((n) => n || '.').join(''),
    );
    expect(shown.slice(1, 5)).toEqual(['.11..222....', '.1144222....', '...444.....3', '...444.....3']);
    expect(values(finding)[0]).toBe(4);
    expect(finding.notes[0]?.params).toEqual({ found: 3, kept: 3, out: 0, drawn: 1 });
  });

  test('everything taken back is the model’s own again, to the last digit', () => {
    const drawn = changed(nuclei(), { draw: [square(4, 5)] });
    const { geometry, measurements, notes, edited } = changed(drawn, { takeOut: [4] });
    expect({ geometry, measurements, notes, edited }).toEqual({
      geometry: region,
      measurements: nuclei().measurements,
      notes: nuclei().notes,
      edited: false,
    });
  });

  test('a number that cannot be measured any more is left out, and there again with the next object', () => {
    const cut = changed(nuclei(), { takeOut: [1, 2] });
    expect(cut.measurements.map(({ key }) => key)).toEqual(['count', 'density']);
    const again = changed(cut, { draw: [square(4, 5)] });
    expect(values(again)).toEqual([2, Number((2 / mm2).toPrecision(6)), 9 * 0.125]);
  });

  test('two joined are one of a reader’s: both of the model’s are out', () => {
    const whole: [number, number][] = [
      [0.5, 0.5],
      [7.5, 0.5],
      [7.5, 2.5],
      [0.5, 2.5],
    ];
    const finding = changed(nuclei(), { takeOut: [1, 2], draw: [whole] });
    expect(values(finding)[0]).toBe(2);
    expect(finding.notes[0]?.params).toEqual({ found: 3, kept: 1, out: 2, drawn: 1 });
  });

  test('without a scale there is no density, and the area stays in pixels', () => {
    const plain = { ...nuclei(), measurements: [number('count', 3, '1'), number('area', 5, '{pixels}')] };
    const made = correctObjects(plain, { takeOut: [2], draw: [] }, { bytes, spacing: null });
    expect(made.ok && made.value.after.measurements.map(({ quantity }) => quantity.value)).toEqual([2, 4]);
  });

  test('inside an outlined region the area is that of the outline', () => {
    // A square of 8 × 8 slide pixels is 4 × 4 of the mask.
    const outline: [number, number][] = [
      [101, 41],
      [109, 41],
      [109, 49],
      [101, 49],
    ];
    const part = {
      ...region,
      place: { origin: [100, 40] as [number, number], step: [2, 2] as [number, number], outline },
    };
    const finding = changed(nuclei(part), { takeOut: [1] });
    expect(values(finding)[1]).toBeCloseTo(2 / (16 * 0.0005 * 0.00025), 0);
    expect(refused(nuclei(part), { draw: [square(8, 5)] })).toBe('findings.object-outside');
  });

  test('what is no change is refused by name', () => {
    const once = changed(nuclei(), { takeOut: [1] });
    expect(refused(once, { takeOut: [1] })).toBe('findings.no-such-object');
    expect(refused(nuclei(), { takeOut: [4] })).toBe('findings.no-such-object');
    expect(refused(nuclei(), { draw: [square(6, 1)] })).toBe('findings.object-there');
    expect(refused(nuclei(), { draw: [square(20, 3)] })).toBe('findings.object-outside');
    expect(
      refused(nuclei(), {
        draw: [
          [
            [4, 4],
            [5, 4],
            [4, 5],
          ],
        ],
      }),
    ).toBe('findings.object-small');
    expect(refused(makeFinding(), { takeOut: [1] })).toBe('findings.not-objects');
  });
});
