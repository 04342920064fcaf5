import { describe, expect, test } from 'vitest';
import { Digest, FindingId } from '../../base/ids.ts';
import { hippocampusPack, makeFinding, reader } from '../../../tests/fixtures/make-finding.ts';
import type { Finding } from '../finding.ts';
import { claimantsOf, claimOf } from './claim.ts';
import { compareClaims } from './compare.ts';
import { frocOf } from './froc.ts';
import { kappaOf } from './kappa.ts';
import { matchMarks, overlapOf } from './match-marks.ts';
import type { MarkBox } from './match-marks.ts';
import { agreementOf } from './outlines.ts';

const box = (left: number, score: number, code = 'rbc'): MarkBox => ({
  low: [left, 0],
  high: [left + 10, 10],
  score,
  code,
});

describe('kappa', () => {
  test('20 and 15 agreed of 50, 25 expected by chance: 0.4', () => {
    // Two readers of 50 grant proposals, the textbook's example of Cohen's kappa.
    expect(
      kappaOf([
        [20, 5],
        [10, 15],
      ]),
    ).toEqual({ value: expect.closeTo(0.4, 12), n: 50 });
  });
  test('nothing to agree on has none', () => {
    expect(
      kappaOf([
        [7, 0],
        [0, 0],
      ]),
    ).toBeNull();
    expect(
      kappaOf([
        [0, 0],
        [0, 0],
      ]),
    ).toBeNull();
  });
});

describe('outlines', () => {
  test('kappa looks at the block around both only, whatever background lies around it', () => {
    // 4 × 1 pixels; reached: columns 1–3; both inside at 2, A alone at 1, B alone at 3.
    const a = { bytes: Uint8Array.of(0, 1, 1, 0), kind: 'labels', value: 1 } as const;
    const b = { bytes: Uint8Array.of(0, 0, 1, 1), kind: 'labels', value: 1 } as const;
    const narrow = agreementOf(a, b, [4, 1, 1]);
    expect(narrow?.dice).toBe(0.5);
    expect(narrow?.kappa).toEqual({ value: expect.closeTo((1 / 3 - 5 / 9) / (1 - 5 / 9), 12), n: 3 });
    const wide = (one: Uint8Array): Uint8Array => Uint8Array.from([...one, ...new Uint8Array(16)]);
    expect(agreementOf({ ...a, bytes: wide(a.bytes) }, { ...b, bytes: wide(b.bytes) }, [4, 5, 1])).toEqual(narrow);
  });
  test('the same structure under another number is still compared', () => {
    const a = { bytes: Uint8Array.of(1, 1, 0), kind: 'labels', value: 1 } as const;
    const b = { bytes: Uint8Array.of(2, 2, 0), kind: 'labels', value: 2 } as const;
    expect(agreementOf(a, b, [3, 1, 1])?.dice).toBe(1);
    const bits = { bytes: Uint8Array.of(2, 2, 1), kind: 'bits', value: 1 } as const;
    expect(agreementOf({ ...bits, bytes: Uint8Array.of(1, 1, 2), value: 0 }, bits, [3, 1, 1])?.dice).toBe(1);
  });
});

describe('objects', () => {
  test('boxes are of one thing from an overlap of a half on; a point must lie inside', () => {
    expect(overlapOf(box(0, 1), box(5, 1))).toBeCloseTo(1 / 3, 12);
    const point: MarkBox = { ...box(0, 1), low: [32, 5], high: [32, 5] };
    const { pairs, onlyA, onlyB } = matchMarks([box(0, 0.9), box(30, 0.8), box(60, 0.7)], [box(2, 1), point]);
    expect([pairs.length, onlyA.length, onlyB.length]).toEqual([2, 1, 0]);
  });
  test('a mark is taken once: the second box on it is a false alert', () => {
    const { pairs, onlyA } = matchMarks([box(0, 0.9), box(1, 0.8)], [box(0, 1)]);
    expect([pairs.length, onlyA.map(({ score }) => score)]).toEqual([1, [0.8]]);
  });
  test('FROC lets boxes in by falling score until the false alerts are spent', () => {
    const boxes = [box(0, 0.9), box(100, 0.8), box(30, 0.7), box(200, 0.6)];
    expect(frocOf(boxes, [box(0, 1), box(30, 1)])).toEqual([
      { falseAlerts: 0, found: 1, of: 2, threshold: 0.9 },
      { falseAlerts: 1, found: 2, of: 2, threshold: 0.7 },
      { falseAlerts: 2, found: 2, of: 2, threshold: 0.6 },
    ]);
    expect(frocOf(boxes, [])).toEqual([]);
  });
});

describe('claims', () => {
  const at = '2026-01-10T11:00:00.000Z';
  const { geometry } = makeFinding();
  const brushed = { ...geometry, mask: Digest.parse('d'.repeat(64)) } as Finding['geometry'];
  const accepted = makeFinding({
    geometry: brushed,
    status: 'accepted',
    edited: true,
    decided: { by: reader, at, reason: null },
  });
  const claims = { findings: [accepted], first: new Map([[FindingId.parse('f1'), { geometry, measurements: [] }]]) };

  test('a model is held to what it proposed, the reader to what they accepted', () => {
    expect(claimantsOf(claims)).toEqual([hippocampusPack, { kind: 'reader' }]);
    expect(claimOf(hippocampusPack, claims)).toMatchObject([{ geometry, measurements: [] }]);
    expect(claimOf({ kind: 'reader' }, claims)).toEqual([accepted]);
    expect(claimOf({ kind: 'reader' }, { ...claims, findings: [makeFinding({ status: 'rejected' })] })).toEqual([]);
  });

  test('the model’s outlines against the reader’s: one line a label', () => {
    const masks = new Map([
      [Digest.parse('b'.repeat(64)), Uint8Array.of(1, 1, 2, 2, 0, 0, 0, 0)],
      [Digest.parse('d'.repeat(64)), Uint8Array.of(1, 1, 1, 2, 0, 0, 0, 0)],
    ]);
    const compared = compareClaims(claimOf(hippocampusPack, claims), claimOf({ kind: 'reader' }, claims), masks);
    expect(compared.map((one) => (one.kind === 'outline' ? [one.name, one.dice] : one.kind))).toEqual([
      ['Anterior', 0.8],
      ['Posterior', expect.closeTo(2 / 3, 12)],
    ]);
  });

  test('two models’ numbers stand beside each other; kinds of cells that both found have a kappa', () => {
    const cells = (code: string, left: number): Finding =>
      makeFinding({
        code: { scheme: 'SCT', value: code, meaning: code },
        laterality: null,
        measurements: [
          {
            key: 'count',
            code: { scheme: 'SCT', value: '1', meaning: 'Count' },
            name: 'Count',
            label: null,
            quantity: { value: left, unit: '1' },
          },
        ],
        geometry: {
          kind: 'pixel-boxes',
          frame: 0,
          threshold: 0.5,
          color: '#E69F00',
          boxes: [{ low: [left, 0], high: [left + 10, 10], score: 0.9 }],
        },
      });
    const compared = compareClaims([cells('rbc', 0), cells('wbc', 50)], [cells('rbc', 1), cells('wbc', 50)], new Map());
    expect(compared).toContainEqual(expect.objectContaining({ kind: 'number', name: 'Count' }));
    expect(compared.find(({ kind }) => kind === 'objects')).toMatchObject({
      both: 2,
      onlyA: 0,
      onlyB: 0,
      kinds: { value: 1, n: 2 },
    });
  });
});
