import { expect, test } from 'vitest';
import type { DisplaySet } from '../../../../models/imaging/display-set.ts';
import { KeptReading } from '../../../../models/imaging/hanging/kept-reading.ts';
import { makeMrSeries } from '../../../../tests/fixtures/make-mr-series.ts';
import { keptOf } from '../../hanging/kept.ts';
import { hangStudy, withStudy } from '../hang.ts';
import { noReading, withPane } from '../reading.ts';
import { keptUpright } from './made-upright.ts';
import { showResampled } from './resample.ts';
import { turned } from './turn.ts';

/** Sagittal images whose distances are 1.5 mm, but for one of 4 mm: no volume. */
const { displaySet: even } = makeMrSeries({ slices: 6 });
const uneven: DisplaySet = {
  ...even,
  kind: 'stack',
  volume: null,
  frames: even.frames.map((frame, i) => {
    const { plane } = frame;
    return i < 3 || !plane
      ? frame
      : { ...frame, plane: { ...plane, origin: [plane.origin[0] - 2.5, plane.origin[1], plane.origin[2]] } };
  }),
};
const plan = {
  protocol: 'p',
  largePlane: 'sagittal',
  stages: [{ name: '', layout: '1x1', viewports: [{ displaySet: uneven.id, frame: null, voi: null }] }],
} as const;
const opened = { studyUid: uneven.studyUid, displaySets: [uneven], plan: structuredClone(plan) as never };

test('a study reopens in the planes of its resampled stack, turned and in slabs as they were', () => {
  const size = { width: 300, height: 200 };
  const planes = showResampled(hangStudy(noReading, opened), uneven.id);
  const sized = { ...planes, panes: planes.panes.map((pane) => ({ ...pane, size })) };
  const slab = { thicknessMm: 5, mode: 'highest' } as const;
  const left = withPane(turned(sized, 0, 20), 1, (pane) => ({ ...pane, slab }));
  const kept = KeptReading.parse(JSON.parse(JSON.stringify(keptOf(left))));
  const again = keptUpright(kept, [uneven]);
  expect(again.map(({ id, resampledFrom }) => [id, resampledFrom])).toEqual([[`${uneven.id}~upright`, uneven.id]]);
  const reopened = withStudy(noReading, { ...opened, displaySets: [uneven, ...again], kept });
  expect(reopened.layout).toBe('planes');
  expect(reopened.panes.map(({ displaySet }) => displaySet)).toEqual(left.panes.map(({ displaySet }) => displaySet));
  expect(reopened.panes[1]).toMatchObject({ slab, axes: left.panes[1]?.axes });
  expect(reopened.crosshair).toEqual(left.crosshair);
});

test('what was never resampled is not resampled at opening', () => {
  const kept = KeptReading.parse(JSON.parse(JSON.stringify(keptOf(hangStudy(noReading, opened)))));
  expect(keptUpright(kept, [uneven])).toEqual([]);
});

test('coming back to an open study leaves its resampled set there once', () => {
  const planes = showResampled(hangStudy(noReading, opened), uneven.id);
  const kept = KeptReading.parse(JSON.parse(JSON.stringify(keptOf(planes))));
  const back = withStudy(planes, { ...opened, displaySets: [uneven, ...keptUpright(kept, [uneven])], kept });
  expect(back.displaySets).toHaveLength(2);
});
