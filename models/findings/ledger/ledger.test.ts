import { describe, expect, test } from 'vitest';
import { FindingId } from '../../base/ids.ts';
import { hippocampusPack, makeFinding, reader } from '../../../tests/fixtures/make-finding.ts';
import type { Finding } from '../finding.ts';
import { labelDice, maskDice } from './dice.ts';
import { ledgerOf } from './ledger.ts';
import { spreadOf } from './median.ts';
import type { ModelRun } from './model-run.ts';
import { leastForPercent, shareOf } from './share.ts';
import { shiftOf } from './shift.ts';

const at = '2026-01-10T11:00:00.000Z';
const decided = (reason: string | null = null): Pick<Finding, 'decided'> => ({ decided: { by: reader, at, reason } });
const named = (id: string, changes: Partial<Finding>): Finding => makeFinding({ id: FindingId.parse(id), ...changes });

describe('how far an edit went', () => {
  test('Dice counts a voxel as shared only where both give it the same label', () => {
    // shared: one voxel of label 1; 3 labelled here, 2 there
    expect(maskDice(Uint8Array.of(1, 1, 2, 0), Uint8Array.of(1, 2, 0, 0), 'labels')).toBeCloseTo(2 / 5, 12);
    expect(labelDice(Uint8Array.of(1, 1, 2, 0), Uint8Array.of(1, 2, 0, 0), { kind: 'labels', value: 1 })).toBeCloseTo(
      2 / 3,
      12,
    );
  });
  test('overlapping labels are told apart by their bits; of objects only inside and outside', () => {
    expect(maskDice(Uint8Array.of(3, 1), Uint8Array.of(1, 1), 'bits')).toBeCloseTo(4 / 5, 12);
    expect(maskDice(Uint8Array.of(7, 1, 0, 0, 0, 0, 0, 0), Uint8Array.of(2, 0, 0, 0, 0, 0, 0, 0), 'objects')).toBe(1);
  });
  test('of an outline only inside and outside are compared, whatever the labels', () => {
    expect(maskDice(Uint8Array.of(1, 1, 2, 0), Uint8Array.of(2, 3, 2, 0), 'outline')).toBe(1);
    expect(maskDice(Uint8Array.of(1, 1, 1, 0), Uint8Array.of(2, 0, 0, 0), 'outline')).toBe(0.5);
  });
  test('two empty masks agree, exactly one empty does not, unequal sizes are a fault', () => {
    expect(maskDice(new Uint8Array(2), new Uint8Array(2), 'labels')).toBe(1);
    expect(maskDice(new Uint8Array(2), Uint8Array.of(0, 1), 'labels')).toBe(0);
    expect(() => maskDice(new Uint8Array(2), new Uint8Array(3), 'labels')).toThrow(RangeError);
  });
  test('a line moved by 3 columns of 0.5 mm and 2 rows of 2 mm went 4.27 mm', () => {
    const line = (to: readonly [number, number]): Finding['geometry'] => ({
      kind: 'pixel-lines',
      frame: 0,
      lines: [{ key: 'of', name: 'Heart', from: [0, 0], to: [...to] }],
    });
    const spacing = { acrossColumns: 0.5, acrossRows: 2 };
    expect(shiftOf(line([10, 10]), line([13, 12]), spacing)).toEqual({ value: Math.hypot(1.5, 4), unit: 'mm' });
    expect(shiftOf(line([10, 10]), line([13, 14]), null)).toEqual({ value: 5, unit: 'px' });
  });
  test('an ellipse that only turns by 90° moves by the ends of its axes; other kinds are not compared', () => {
    const ellipse = { kind: 'pixel-ellipse', frame: 0, center: [0, 0], semi: [3, 4], angle: 0 } as const;
    const round = { ...ellipse, center: [...ellipse.center], semi: [...ellipse.semi] } as Finding['geometry'];
    const turned = { ...ellipse, center: [0, 0], semi: [3, 4], angle: 90 } as Finding['geometry'];
    expect(shiftOf(round, turned, null)?.value).toBeCloseTo(4 * Math.SQRT2, 9);
    expect(shiftOf(round, makeFinding().geometry, null)).toBeNull();
  });
});

describe('honest words for small numbers', () => {
  test('a share of few has no percentage; from the named least on it has one with Wilson’s interval', () => {
    expect(shareOf(3, leastForPercent - 1)).toEqual({ n: 3, of: 19, percent: null });
    const { percent } = shareOf(10, 20); // Wilson: 29.9–70.1 %
    expect(percent?.value).toBe(50);
    expect(percent?.low).toBeCloseTo(29.93, 2);
    expect(percent?.high).toBeCloseTo(70.07, 2);
    expect(shareOf(0, 20).percent?.low).toBe(0);
  });
  test('the median of an even number is the mean of the middle two', () => {
    expect(spreadOf([0.9, 0.7, 0.8, 0.6])).toEqual({ n: 4, median: 0.75, low: 0.6, high: 0.9 });
    expect(spreadOf([])).toBeNull();
  });
});

const run = (changes: Partial<ModelRun> = {}): ModelRun => ({
  model: 'hippocampus',
  version: '1.0.0',
  sha256: hippocampusPack.digest,
  study: makeFinding().on.studyUid,
  displaySet: makeFinding().on.displaySet,
  frame: 0,
  dimensions: 3,
  codes: 'SCT|5366008',
  verdict: 'passed',
  findings: 1,
  images: 'none',
  asked: 'all',
  ...changes,
});

const drawn = named('own', {
  by: reader,
  laterality: 'right',
  status: 'accepted',
  geometry: { kind: 'line', from: [0, 0, 0], to: [1, 0, 0], frame: 0 },
});

test('one row a version: accepted, edited, rejected with why, open, and what nobody looked at counted apart', () => {
  const [row, ...more] = ledgerOf({
    found: [
      named('a', { status: 'accepted', ...decided() }),
      named('b', { status: 'accepted', edited: true, ...decided() }),
      named('c', { status: 'rejected', ...decided('Wrong place') }),
      named('d', { status: 'rejected', ...decided('Wrong place') }),
      named('e', {}),
      named('f', { status: 'accepted', decided: { by: { kind: 'unattended' }, at, reason: null } }),
    ],
    drawn: [],
    runs: [run(), run(), run({ verdict: 'refused' })],
    sizes: new Map([[FindingId.parse('b'), { dice: 0.9, shift: null, objects: null }]]),
    assigned: new Set(),
  });
  expect(more).toEqual([]);
  expect(row).toMatchObject({
    images: 1, // twice the same
    refused: 1,
    open: 1,
    accepted: 1,
    edited: 1,
    rejected: 2,
    unattended: 1,
    falseAlerts: { n: 2, of: 4, percent: null },
    dice: { n: 1, median: 0.9 },
    reasons: [{ reason: 'Wrong place', n: 2 }],
    missed: [],
  });
});

test('pieces put under the labels a model leaves to the reader are its use: accepted, not edited', () => {
  const given = [named('a', { status: 'accepted', edited: true, ...decided() })];
  const source = { found: given, drawn: [], runs: [], sizes: new Map() };
  expect(ledgerOf({ ...source, assigned: new Set() })[0]).toMatchObject({ accepted: 0, edited: 1 });
  expect(ledgerOf({ ...source, assigned: new Set([FindingId.parse('a')]) })[0]).toMatchObject({
    accepted: 1,
    edited: 0,
  });
});

test('boxes counted at another point of the card are accepted there, which is said; a score between the points is an edit', () => {
  const at = (name: string): Finding['notes'] => [{ code: 'infer.flat-point', params: { name, found: 0.25 } }];
  const between = [{ code: 'infer.flat-own-threshold', params: { found: 0.3, card: 0.4 } }];
  const found = [
    named('a', { status: 'accepted', notes: at('Specific'), ...decided() }),
    named('b', { status: 'accepted', notes: at('Sensitive'), ...decided() }),
    named('c', { status: 'accepted', notes: at('Sensitive'), ...decided() }),
    named('d', { status: 'accepted', ...decided() }), // at the card's own
    named('e', { status: 'accepted', notes: between, edited: true, ...decided() }),
    named('f', { status: 'rejected', notes: at('Sensitive'), ...decided() }),
  ];
  const [row] = ledgerOf({ found, drawn: [], runs: [], sizes: new Map(), assigned: new Set() });
  expect(row).toMatchObject({
    accepted: 4,
    edited: 1,
    rejected: 1,
    atPoints: [
      { point: 'Sensitive', n: 2 },
      { point: 'Specific', n: 1 },
    ],
  });
});

test('the same version with other weights is another row', () => {
  const other = { ...hippocampusPack, digest: 'c'.repeat(64) as typeof hippocampusPack.digest };
  const rows = ledgerOf({
    found: [named('a', {}), named('b', { by: other })],
    drawn: [],
    runs: [],
    sizes: new Map(),
    assigned: new Set(),
  });
  expect(rows.map(({ open }) => open)).toEqual([1, 1]);
});

describe('missed', () => {
  const missed = (found: readonly Finding[], runs: readonly ModelRun[], own = drawn): number =>
    ledgerOf({ found, drawn: [own], runs, sizes: new Map(), assigned: new Set() })[0]?.missed.length ?? 0;
  test('drawn by the reader, run there, none of that code on that side', () => {
    expect(missed([makeFinding()], [run()])).toBe(1); // the finding is on the left
    expect(missed([makeFinding({ laterality: 'right' })], [run()])).toBe(0);
    expect(missed([makeFinding({ laterality: 'right', status: 'rejected', ...decided('x') })], [run()])).toBe(1);
  });
  test('not where the model was not run, was refused, or looks for something else', () => {
    expect(missed([makeFinding()], [])).toBe(0);
    expect(missed([], [run({ verdict: 'refused' })])).toBe(0);
    expect(missed([], [run({ codes: 'SCT|80891009' })])).toBe(0);
  });
  test('of many boxes one must be around the place, and be counted', () => {
    const at2 = { kind: 'pixel-line', from: [4, 4], to: [6, 6], frame: 0 } as const;
    const own = { ...drawn, laterality: null, geometry: { ...at2, from: [4, 4], to: [6, 6] } } as Finding;
    const boxes = (low: number, score: number): Finding =>
      makeFinding({
        laterality: null,
        geometry: {
          kind: 'pixel-boxes',
          frame: 0,
          threshold: 0.5,
          color: '#E69F00',
          boxes: [{ low: [low, low], high: [low + 4, low + 4], score }],
        },
      });
    const flat = [run({ dimensions: 2 })];
    expect(missed([boxes(3, 0.9)], flat, own)).toBe(0);
    expect(missed([boxes(3, 0.4)], flat, own)).toBe(1);
    expect(missed([boxes(9, 0.9)], flat, own)).toBe(1);
    expect(missed([boxes(3, 0.9)], [run({ dimensions: 2, frame: 1 })], own)).toBe(0);
  });
});
