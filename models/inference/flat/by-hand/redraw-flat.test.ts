import { describe, expect, test } from 'vitest';
import { makeFinding } from '../../../../tests/fixtures/make-finding.ts';
import { makeFlatCard } from '../../../../tests/fixtures/make-flat-card.ts';
import type { Finding } from '../../../findings/finding.ts';
import { redrawFlat } from './redraw-flat.ts';
import type { FlatMarks } from './redraw-flat.ts';
import { rethreshold } from './rethreshold.ts';

const code = { scheme: '99PHENO', value: 'm', meaning: 'Measure' };
const label = { value: 1, name: 'Head', code, color: '#E69F00' };
const names = { name: 'Measure', code };
const headCard = makeFlatCard({
  output: { kind: 'ellipse', labels: [label] },
  measures: [
    { op: 'circumference', key: 'hc', ...names },
    {
      op: 'age',
      key: 'ga',
      ...names,
      of: 'hc',
      terms: [8.96, 0.54, 0, 0.0003],
      validWeeks: [14, 42],
      spread: [{ toWeeks: 42, weeks: 2.1 }],
      source: 'Hadlock 1984',
    },
  ],
});
const ruler = { card: headCard, size: { rows: 600, columns: 800 }, spacing: { acrossRows: 0.5, acrossColumns: 0.5 } };
const ellipse = { kind: 'pixel-ellipse' as const, frame: 0, center: [400, 300] as [number, number], angle: 0 };
const head = makeFinding({
  kind: 'measurement',
  geometry: { ...ellipse, semi: [100, 80] },
  measurements: [],
  notes: [
    { code: 'infer.flat-view', params: {} },
    { code: 'infer.flat-spread', params: { spread: 1.2 } },
  ],
});

function after(finding: Finding, marks: FlatMarks, of = ruler) {
  const change = redrawFlat(finding, marks, of);
  if (!change.ok) throw new TypeError(change.error.code);
  expect(change.value.before.geometry).toEqual(finding.geometry);
  return change.value.after;
}

describe('an ellipse', () => {
  test('is measured again by the card: circumference in mm, the age that follows, its spread', () => {
    const shape = after(head, { ...ellipse, semi: [110, 90] });
    expect(shape.edited).toBe(true);
    expect(shape.measurements.map(({ key, quantity }) => [key, quantity.unit])).toEqual([
      ['hc', 'mm'],
      ['ga', 'wk'],
    ]);
    expect(shape.measurements[0]?.quantity.value).toBeCloseTo(314.9, 0); // axes of 55 and 45 mm
    expect(shape.notes.map((one) => one.code)).toEqual(['infer.flat-view', 'infer.flat-spread']);
    expect(shape.notes[1]?.params['spread']).toBe(2.1);
  });

  test('beyond the range of the formula there is no age and no spread', () => {
    const shape = after(head, { ...ellipse, semi: [20, 16] });
    expect(shape.measurements.map(({ key }) => key)).toEqual(['hc']);
    expect(shape.notes.map((one) => one.code)).toEqual(['infer.flat-view']);
  });

  test.each([
    ['infer.drawn-outside', { ...ellipse, center: [900, 300] as [number, number], semi: [10, 8] as [number, number] }],
    ['infer.drawn-outside', { ...ellipse, semi: [10, 0] as [number, number] }],
    ['infer.not-drawn', { kind: 'pixel-boxes' as const, frame: 0, boxes: [], threshold: 0.4, color: '#E69F00' }],
  ])('%s', (refusal, marks) =>
    expect(redrawFlat(head, marks, ruler)).toMatchObject({ ok: false, error: { code: refusal } }),
  );
});

describe('boxes', () => {
  const box = (x: number, score: number) => ({
    low: [x, 0] as [number, number],
    high: [x + 4, 4] as [number, number],
    score,
  });
  const geometry = {
    kind: 'pixel-boxes' as const,
    frame: 0,
    boxes: [box(0, 0.9), box(10, 0.6), box(20, 0.3)],
    threshold: 0.4,
    color: '#E69F00',
  };
  const cells = makeFinding({
    kind: 'detection',
    geometry,
    measurements: [{ key: 'count', code, name: 'Cell', label: 1, quantity: { value: 2, unit: '1' } }],
    notes: [],
  });
  const [first, ...others] = geometry.boxes;
  if (!first) throw new TypeError('no box');

  test('one that is added counts, stands as drawn by hand, and is noted', () => {
    const shape = after(cells, { ...geometry, boxes: [box(30, 0.1), ...geometry.boxes] });
    expect(shape.measurements[0]?.quantity.value).toBe(3);
    expect(shape.geometry.kind === 'pixel-boxes' && shape.geometry.boxes[0]).toEqual({
      ...box(30, 1),
      drawn: true,
    });
    expect(shape.notes).toEqual([{ code: 'infer.flat-by-hand', params: { added: 1, removed: 0 } }]);
  });

  test('one after the other: what was added and taken out before is not forgotten', () => {
    const once = { ...cells, ...after(cells, { ...geometry, boxes: others }) };
    const more = [...others, box(30, 1)];
    const twice = after(once, { ...geometry, boxes: more });
    expect(twice.measurements[0]?.quantity.value).toBe(2);
    expect(twice.notes).toEqual([{ code: 'infer.flat-by-hand', params: { added: 1, removed: 1 } }]);
  });

  test('another threshold leaves them edited', () => {
    const edited = { ...cells, ...after(cells, { ...geometry, boxes: others }) };
    const change = rethreshold(edited, 0.2, {
      threshold: 0.2,
      points: [{ name: 'Sensitive', rule: 'misses few', threshold: 0.2, figures: [] }],
    });
    expect(change.ok && change.value.after).toMatchObject({ edited: true });
  });

  test('a box without extent is not kept', () => {
    const flat = { ...first, high: first.low };
    expect(redrawFlat(cells, { ...geometry, boxes: [flat] }, ruler)).toMatchObject({
      ok: false,
      error: { code: 'infer.drawn-outside' },
    });
  });
});
