import { describe, expect, test } from 'vitest';
import { Digest } from '../base/ids.ts';
import { checkDrawn } from './drawn/check-drawn.ts';
import { decide } from './decide.ts';
import { invertFindingChange } from './edits.ts';
import type { FindingChange } from './edits.ts';
import { findingFacts } from './facts.ts';
import { makeChestOutlines } from '../../tests/fixtures/make-chest-outlines.ts';
import { hippocampusPack, makeFinding, reader } from '../../tests/fixtures/make-finding.ts';
import { reshape, shapeOf } from './reshape.ts';
import { voxelMm3 } from '../imaging/geometry/patient-from-voxel.ts';
import { segmentVolumesMl } from './segment-volumes.ts';

const at = '2026-01-10T11:00:00.000Z';
const accepted = makeFinding({ status: 'accepted', decided: { by: reader, at, reason: null } });

test('a name that was given is taken back with its code', () => {
  const { id, code, name } = makeFinding();
  const heart = { code: { scheme: 'SCT', value: '80891009', meaning: 'Heart' }, name: 'Heart' };
  const change = { kind: 'finding.name', finding: id, before: { code, name }, after: heart } as const;
  expect(invertFindingChange(change)).toEqual({ ...change, before: heart, after: { code, name } });
});

const unclear = { ...makeFinding(), notes: [{ code: 'infer.flat-unclear', params: {} }] };

describe('deciding', () => {
  const by = { by: reader, at, reason: null };
  test('a person accepts a proposal: who and when are kept', () => {
    expect(decide(makeFinding(), { ...by, to: 'accepted' })).toMatchObject({
      ok: true,
      value: {
        before: { status: 'proposed', decided: null },
        after: { status: 'accepted', decided: { by: reader, at } },
      },
    });
  });
  test.each([
    ['a rejection says why', makeFinding(), { ...by, to: 'rejected' as const }, 'findings.reason-missing'],
    [
      'a pack never decides',
      makeFinding(),
      { ...by, by: hippocampusPack, to: 'accepted' as const },
      'findings.pack-decides',
    ],
    ['lines without a number are not accepted', unclear, { ...by, to: 'accepted' as const }, 'findings.unclear'],
    ['deciding what is decided changes nothing', accepted, { ...by, to: 'accepted' as const }, 'findings.same-status'],
  ])('%s', (_, finding, decision, code) =>
    expect(decide(finding, decision)).toMatchObject({ ok: false, error: { code } }),
  );

  test('put back to proposed, nobody has decided', () => {
    expect(decide(accepted, { ...by, to: 'proposed' })).toMatchObject({
      ok: true,
      value: { after: { status: 'proposed', decided: null } },
    });
  });
});

describe('inverses', () => {
  const decision = decide(makeFinding(), { by: reader, at, reason: null, to: 'accepted' });
  const brushed = reshape(makeFinding(), new Uint8Array([1, 0, 0, 0, 0, 0, 0, 0]), Digest.parse('c'.repeat(64)));
  const changes: FindingChange[] = [
    { kind: 'finding.propose', finding: makeFinding() },
    { kind: 'finding.add', finding: makeFinding({ by: reader }) },
    ...(decision.ok ? [decision.value] : []),
    ...(brushed.ok ? [brushed.value] : []),
  ];
  test.each(changes)('the inverse of the inverse of $kind is itself', (change) => {
    expect(invertFindingChange(invertFindingChange(change))).toEqual(change);
  });
});

describe('volumes', () => {
  const { grid } = {
    grid: {
      shape: { columns: 2, rows: 2, slices: 2 },
      origin: [0, 0, 0],
      column: [1, 0, 0],
      row: [0, 2, 0],
      slice: [0, 0, 3],
    } as const,
  };
  test('a voxel of 1 × 2 × 3 mm has 6 mm³, also mirrored', () => {
    expect(voxelMm3(grid)).toBe(6);
    expect(voxelMm3({ ...grid, column: [-1, 0, 0] })).toBe(6);
  });
  test('three voxels of one label and one of another', () => {
    expect(segmentVolumesMl(new Uint8Array([1, 1, 1, 2, 0, 0, 0, 0]), grid)).toEqual(
      new Map([
        [1, 0.018],
        [2, 0.006],
      ]),
    );
  });
  test('a mask of another size is no mask of this grid', () =>
    expect(() => segmentVolumesMl(new Uint8Array(7), grid)).toThrow(RangeError));

  test('a brushed mask is measured again, whole and by label', () => {
    const result = reshape(makeFinding(), new Uint8Array([1, 1, 1, 0, 0, 0, 0, 0]), Digest.parse('c'.repeat(64)));
    expect(result.ok && result.value.after.measurements.map(({ quantity }) => quantity.value)).toEqual([
      0.018, 0.018, 0,
    ]);
    expect(result.ok && result.value.after.edited).toBe(true);
  });
  test.each([
    ['nothing left', [0, 0, 0, 0, 0, 0, 0, 0], 'findings.empty-mask'],
    ['a value without a label', [1, 9, 0, 0, 0, 0, 0, 0], 'findings.unknown-label'],
  ])('%s is refused', (_, mask, code) => {
    expect(reshape(makeFinding(), new Uint8Array(mask), Digest.parse('c'.repeat(64)))).toMatchObject({
      ok: false,
      error: { code },
    });
  });
});

describe('outlines of one image: right lung 1, left lung 2, heart 4', () => {
  const digest = Digest.parse('c'.repeat(64));
  const brushed = (bytes: readonly number[], finding = makeChestOutlines()) =>
    reshape(finding, Uint8Array.from(bytes), digest);
  const whole = [1, 1, 1, 0, 2, 6, 6, 0, 4, 4, 0, 0];

  test('overlaps are kept, and the finding says that a person changed it', () => {
    const result = brushed(whole);
    expect(result).toMatchObject({ ok: true, value: { after: { edited: true, notes: [], measurements: [] } } });
    expect(result.ok && result.value.after.geometry).toEqual({ ...makeChestOutlines().geometry, mask: digest });
  });
  test('a label may become empty: it is said which, until it has pixels again', () => {
    const empty = { code: 'findings.empty-label', params: { labels: 'Right lung, Heart' } };
    const result = brushed([0, 2, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    expect(result.ok && result.value.after.notes).toEqual([empty]);
    const again = brushed(whole, makeChestOutlines({ notes: [{ code: 'infer.distance', params: {} }, empty] }));
    expect(again.ok && again.value.after.notes).toEqual([{ code: 'infer.distance', params: {} }]);
  });
  test.each([
    ['nothing left', Array.from({ length: 12 }, () => 0), 'findings.empty-mask'],
    ['a bit without a label', [9, ...whole.slice(1)], 'findings.unknown-label'],
  ])('%s is refused', (_, bytes, code) => expect(brushed(bytes)).toMatchObject({ ok: false, error: { code } }));
  test('a mask of another size is a fault', () => expect(() => brushed(whole.slice(1))).toThrow(RangeError));
  test('numbered objects are not brushed as labels', () => {
    const { geometry } = makeChestOutlines();
    if (geometry.kind !== 'pixel-mask') throw new Error('no outlines');
    const objects = makeChestOutlines({ geometry: { ...geometry, holds: 'objects' } });
    expect(brushed(whole, objects)).toMatchObject({ ok: false, error: { code: 'findings.not-a-mask' } });
  });
});

describe('facts', () => {
  test('an accepted left hippocampus tells its volume; a proposal and a rejection tell nothing', () => {
    expect(findingFacts([accepted])).toMatchObject([
      {
        key: 'hippocampus_left_ml',
        value: { value: 0.024, unit: 'mL' },
        from: { kind: 'finding', by: hippocampusPack },
      },
    ]);
    expect(findingFacts([makeFinding(), { ...accepted, status: 'rejected' }])).toEqual([]);
  });
  test('a volume of unknown side tells nothing', () =>
    expect(findingFacts([{ ...accepted, laterality: 'unknown' }])).toEqual([]));
  test('what a person changed, and what nobody looked at, stays marked', () => {
    const marked = {
      ...accepted,
      edited: true,
      decided: { by: { kind: 'unattended' } as const, at, reason: null },
      notes: [{ code: 'imaging.gap', params: {} }],
    };
    expect(findingFacts([marked])[0]?.notes).toEqual(['imaging.gap', 'findings.edited', 'findings.unattended']);
  });
});

describe('drawn lengths', () => {
  const code = { scheme: 'SCT', value: '410668003', meaning: 'Length' };
  const line = { kind: 'line', from: [0, 0, 0], to: [3, 4, 0], frame: 0 } as const;
  const saying = (value: number, unit = 'mm') => ({
    geometry: line,
    measurements: [{ key: 'length', code, name: 'Length', label: null, quantity: { value, unit } }],
  });
  test('a length is the distance of its ends', () => {
    expect(checkDrawn(saying(5)).ok).toBe(true);
    expect(checkDrawn(saying(4.9))).toMatchObject({
      ok: false,
      error: { code: 'findings.length-disagrees', params: { said: 4.9, measured: 5 } },
    });
  });
});

test('a shape is what a reshape may change', () =>
  expect(Object.keys(shapeOf(makeFinding()))).toEqual(['geometry', 'measurements', 'notes', 'edited']));
