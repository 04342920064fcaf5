import { expect, test } from 'vitest';
import { DisplaySetId, InstanceId, SeriesUid, StudyUid } from '../../../models/base/ids.ts';
import type { DisplaySet, Frame } from '../../../models/imaging/display-set.ts';
import type { HangingPlan } from '../../../models/imaging/hanging/hanging-plan.ts';
import { movedVoi, withTone, withView, withVoi } from './adjust.ts';
import { hangStudy, showDisplaySet, showGrid, showInPane, showPlanes, withStudy } from './hang.ts';
import { KeptReading } from '../../../models/imaging/hanging/kept-reading.ts';
import { flipped, turned } from '../../../models/imaging/view/view-plane.ts';
import { keptOf } from '../hanging/kept.ts';
import { togglePrior } from '../hanging/show-prior.ts';
import { linkHere, linkState, offBy } from '../hanging/link.ts';
import { scrolled, toPatient } from './move.ts';
import { shownView } from './pane.ts';
import { noReading, placeOf, withPane } from './reading.ts';
import type { Reading } from './reading.ts';

const studyUid = StudyUid.parse('1.2');
const size = { width: 200, height: 100 };

/** Axial images of 10 × 10 mm, 1 mm pixels, `apart` mm from each other from z = 0 on. */
const makeSet = (id: string, { slices = 5, apart = 3, hasVolume = true } = {}): DisplaySet => {
  const frame = (slice: number): Frame => ({
    instance: InstanceId.parse(`${id}-${slice}`),
    sopInstanceUid: `1.${slice}`,
    sopClassUid: '1.2.840.10008.5.1.4.1.1.4',
    transferSyntaxUid: '1.2.840.10008.1.2.1',
    instanceNumber: slice,
    frame: 0,
    pixels: {
      rows: 10,
      columns: 10,
      samplesPerPixel: 1,
      bitsAllocated: 16,
      bitsStored: 12,
      highBit: 11,
      signed: false,
      photometric: 'MONOCHROME2',
      planar: false,
      slope: 1,
      intercept: 0,
    },
    plane: {
      origin: [0, 0, slice * apart],
      row: [1, 0, 0],
      column: [0, 1, 0],
      spacing: { acrossColumns: 1, acrossRows: 1 },
    },
    spacingKind: 'calibrated',
    sliceThicknessMm: apart,
    windows: [{ width: 800, center: 400, label: null }],
    problem: null,
  });
  return {
    id: DisplaySetId.parse(id),
    studyUid,
    seriesUid: SeriesUid.parse(`1.3.${Buffer.from(id).join('.')}`),
    frameOfReferenceUid: '1.9',
    kind: hasVolume ? 'volume' : 'stack',
    modality: 'MR',
    description: id,
    bodyPart: null,
    laterality: null,
    seriesNumber: 1,
    frames: Array.from({ length: slices }, (_, slice) => frame(slice)),
    volume: hasVolume
      ? {
          shape: { columns: 10, rows: 10, slices },
          origin: [0, 0, 0],
          column: [1, 0, 0],
          row: [0, 1, 0],
          slice: [0, 0, apart],
        }
      : null,
    missingSlices: [],
    warnings: [],
  };
};

/** The set with one image, or all, turned sagittal. */
const turnedSet = (set: DisplaySet, only?: number): DisplaySet => ({
  ...set,
  frames: set.frames.map((frame, i) =>
    frame.plane && (only ?? i) === i
      ? { ...frame, plane: { ...frame.plane, row: [0, 1, 0] as const, column: [0, 0, -1] as const } }
      : frame,
  ),
});

const t1 = makeSet('t1');
const t2 = makeSet('t2', { slices: 15, apart: 1 });
const flat = makeSet('flat', { hasVolume: false });
const displaySets = [t1, t2, flat];
const planOf = (layout: Reading['layout'], viewports: readonly DisplaySet[]): HangingPlan => ({
  protocol: 'p',
  largePlane: 'coronal',
  stages: [{ name: '', layout, viewports: viewports.map(({ id }) => ({ displaySet: id, frame: null, voi: null })) }],
});
const open = (layout: Reading['layout'], viewports: readonly DisplaySet[]): Reading => {
  const state = hangStudy(noReading, { studyUid, displaySets, plan: planOf(layout, viewports) });
  return { ...state, panes: state.panes.map((pane) => ({ ...pane, size })) };
};
const frames = (state: Reading) => state.panes.map(({ frame }) => frame);

test('three planes open with the large one first and the crosshair on a voxel in the middle', () => {
  const state = open('planes', [t1]);
  expect(state.panes.map(({ plane }) => plane)).toEqual(['coronal', 'sagittal', 'axial']);
  expect(state.crosshair).toEqual([5, 5, 6]);
});

test('a stack opens on its middle image', () => {
  expect(frames(open('1x2', [t1, t2]))).toEqual([2, 7]);
});

test('a series that arrives later moves nothing that is read; one that is gone is hung anew', () => {
  const state = scrolled(open('1x1', [t1]), 0, 1);
  const opened = { studyUid, plan: planOf('1x2', [t2, flat]) };
  const later = withStudy(state, { ...opened, displaySets: [...displaySets, makeSet('t3')] });
  expect(later).toEqual({ ...state, displaySets: later.displaySets });
  expect(later.displaySets).toHaveLength(4);
  expect(withStudy(state, { ...opened, displaySets: [t2, flat] }).layout).toBe('1x2');
});

test('scrolling a stack stops at its ends', () => {
  const state = open('1x1', [t1]);
  expect(frames(scrolled(state, 0, 100))).toEqual([4]);
  expect(frames(scrolled(state, 0, -100))).toEqual([0]);
});

test('scrolling a plane moves the crosshair by voxels of that direction, and stops at the volume', () => {
  const state = open('planes', [t1]);
  const axial = state.panes.findIndex(({ plane }) => plane === 'axial');
  expect(scrolled(state, axial, 1).crosshair).toEqual([5, 5, 9]);
  expect(scrolled(state, axial, 9).crosshair).toEqual([5, 5, 12]);
  expect(scrolled(state, 0, 1).crosshair).toEqual([5, 6, 6]); // coronal: one voxel to the back
});

test('linked stacks of one frame of reference follow to the same place, others stay', () => {
  const elsewhere = { ...t2, frameOfReferenceUid: '1.8' };
  const linked = { ...open('1x2', [t1, t2]), isLinked: true };
  expect(frames(scrolled(linked, 0, 1))).toEqual([3, 9]); // z = 9 mm
  expect(frames(scrolled({ ...linked, displaySets: [t1, elsewhere] }, 0, 1))).toEqual([3, 7]);
  expect(frames(scrolled({ ...linked, isLinked: false }, 0, 1))).toEqual([3, 7]);
});

test('a stack that lies across is not scrolled along; its last image says how far off the place is', () => {
  const across = turnedSet(makeSet('across'));
  const state = { ...open('1x2', [t1, t2]), displaySets: [t1, t2, across] };
  const beside = showInPane(state, 1, across.id);
  expect(frames(scrolled({ ...beside, active: 0 }, 0, 1))).toEqual([3, 2]);
  const short = {
    ...withPane(state, 1, (pane) => ({ ...pane, frame: 1 })),
    displaySets: [t1, makeSet('t2', { slices: 3, apart: 1 })],
  };
  const end = scrolled(short, 0, 10);
  expect([frames(end), offBy(end, 1)]).toEqual([[4, 2], 10]); // z = 12 mm beside z = 2 mm
});

test('stacks of two frames of reference are linked by the reader, from the images shown', () => {
  const elsewhere = { ...t2, frameOfReferenceUid: '1.8' };
  const state = { ...open('1x2', [t1, t2]), displaySets: [t1, elsewhere], isLinked: true };
  const linked = linkHere(withPane(state, 1, (pane) => ({ ...pane, frame: 4 }))); // z = 6 mm is there z = 4 mm
  expect(linkState(linked, 1, 0)).toEqual({ kind: 'hand', mm: -2 });
  expect(frames(scrolled(linked, 0, 1))).toEqual([3, 7]); // z = 9 mm, there 7 mm
  expect(frames(scrolled(linked, 1, 3))).toEqual([3, 7]);
  expect(linkState({ ...linked, isLinked: false }, 1, 0)).toEqual({ kind: 'other' });
});

test('zoom and place are the same in one frame of reference, and changed by as much across a link by hand', () => {
  const zoom = (state: Reading) => withView(state, 0, (view) => ({ ...view, center: [1, 2, 6], mmPerPixel: 0.02 }));
  const views = ({ panes }: Reading) =>
    panes.map(({ view }) => view && [view.center[0], view.center[1], view.mmPerPixel]);
  expect(views(zoom(open('1x2', [t1, t2])))).toEqual([
    [1, 2, 0.02],
    [1, 2, 0.02],
  ]);
  const elsewhere = { ...t2, frameOfReferenceUid: '1.8' };
  const state = linkHere({ ...open('1x2', [t1, t2]), displaySets: [t1, elsewhere], isLinked: true });
  const apart = withPane(state, 1, (pane) => ({
    ...pane,
    view: { center: [50, 60, 7], right: [1, 0, 0], down: [0, 1, 0], mmPerPixel: 1 },
  }));
  const [, other] = views(zoom(apart));
  expect(other?.map((value) => Number(value.toFixed(3)))).toEqual([46.5, 57.5, 0.2]); // from (4.5, 4.5) at 0.1 mm per pixel
});

test('turning and mirroring follow where both hang alike, and not where one was turned before', () => {
  const axes = ({ panes }: Reading) => panes.map(({ view }) => view && [view.right, view.down].map(plain));
  const plain = (axis: readonly number[]) => axis.map((value) => value + 0); // without the sign of a zero
  const turn = (state: Reading) => withView(state, 0, (view) => flipped(turned(view, 1), 'horizontal'));
  const [first, second] = axes(turn(open('1x2', [t1, t2])));
  expect(first).toEqual([
    [0, 1, 0],
    [1, 0, 0],
  ]);
  expect(second).toEqual(first);
  const upsideDown = withPane(open('1x2', [t1, t2]), 1, (pane) => ({
    ...pane,
    view: { center: [4.5, 4.5, 7], right: [-1, 0, 0], down: [0, -1, 0], mmPerPixel: 0.1 },
  }));
  expect(axes(turn(upsideDown))[1]).toEqual([
    [-1, 0, 0],
    [0, -1, 0],
  ]);
});

test('a patient position is shown by the nearest image of its frame of reference, and marked there', () => {
  const state = toPatient(open('1x2', [t1, t2]), [5, 5, 10], t1);
  expect([frames(state), state.cursor]).toEqual([[3, 10], { point: [5, 5, 10], space: '1.9' }]);
  const elsewhere = { ...t2, frameOfReferenceUid: '1.8' };
  expect(frames(toPatient({ ...open('1x2', [t1, t2]), displaySets: [t1, elsewhere] }, [5, 5, 10], t1))).toEqual([3, 7]);
});

test('the view lies in the image shown, whatever it was moved to', () => {
  const state = withView(open('1x1', [t1]), 0, (view) => ({ ...view, center: [1, 2, 99] }));
  const place = placeOf(state, 0);
  expect(place && shownView(place)?.center).toEqual([1, 2, 6]);
});

test('a window changed in one plane holds in all three; in stacks it is the viewport’s own', () => {
  const widen = (state: Reading) => withVoi(state, 0, (voi) => ({ ...voi, width: voi.width + 100 }));
  expect(widen(open('planes', [t1])).panes.map(({ voi }) => voi?.width)).toEqual([900, 900, 900]);
  expect(widen(open('1x2', [t1, t2])).panes.map(({ voi }) => voi?.width)).toEqual([900, undefined]);
  expect(withTone(open('1x2', [t1, t2]), 1, (pane) => ({ ...pane, isInverted: true })).panes[0]?.isInverted).toBe(
    false,
  );
});

test('three planes need a volume', () => {
  const state = open('1x1', [flat]);
  expect(showPlanes(state, flat.id)).toBe(state);
  expect(showDisplaySet(open('planes', [t1]), flat.id).layout).toBe('1x1');
});

test('leaving three planes keeps the series in the first viewport', () => {
  const state = showGrid(open('planes', [t2]), '1x2');
  expect(state.panes.map(({ displaySet }) => displaySet)).toEqual(['t2', 't1']);
});

test('a series chosen in three planes is the one that stays when they are left', () => {
  const state = showGrid(showDisplaySet(showPlanes(open('1x1', [t1]), t1.id), t2.id), '1x1');
  expect(state.panes.map(({ displaySet }) => displaySet)).toEqual(['t2']);
});

test('a viewport keeps its place, window and zoom through another grid, three planes and back', () => {
  const apart = { ...open('1x2', [t1, t2]), isLinked: false };
  const scrolledOn = withVoi(scrolled(apart, 1, 3), 1, (voi) => ({ ...voi, width: 55 }));
  const second = { ...scrolledOn, active: 1 };
  const alone = showGrid(second, '1x1');
  expect(alone.panes.map(({ displaySet, frame, voi }) => [displaySet, frame, voi?.width])).toEqual([['t2', 10, 55]]);
  const back = showGrid(showGrid(showPlanes(alone, t2.id), '1x1'), '2x2');
  expect(back.panes.map(({ displaySet, frame, voi }) => [displaySet, frame, voi?.width])).toEqual([
    ['t2', 10, 55],
    ['t1', 2, undefined],
    ['flat', 2, undefined],
    [null, 0, undefined],
  ]);
});

test('a series dropped on a viewport stands there alone; the same one again keeps its place', () => {
  const dropped = showInPane(scrolled(open('1x2', [t1, t2]), 0, 1), 1, t1.id);
  expect([dropped.active, frames(dropped)]).toEqual([1, [3, 2]]);
  expect(frames(showInPane(dropped, 0, t1.id))).toEqual([3, 2]);
});

test('the prior is hung beside on an image as far through, and taken away again; nothing is linked by it', () => {
  const prior = {
    studyUid: StudyUid.parse('1.1'),
    date: '2025-06-01',
    displaySets: [{ ...makeSet('old'), frameOfReferenceUid: '1.8' }],
  };
  const state = { ...scrolled(open('1x1', [t1]), 0, 1), priors: [prior], isLinked: true };
  const beside = togglePrior(state);
  expect(beside.panes.map(({ displaySet, frame }) => [displaySet, frame])).toEqual([
    ['t1', 3],
    ['old', 3],
  ]);
  expect([beside.layout, beside.active, linkState(beside, 1, 0)?.kind]).toEqual(['1x2', 0, 'other']);
  const away = togglePrior(beside);
  expect([away.layout, ...away.panes.map(({ displaySet }) => displaySet)]).toEqual(['1x1', 't1']);
});

test('a study opens as it was left: images by their identifier, so that a file that came since moves nothing', () => {
  const viewed = withView(scrolled(open('1x2', [t1, t2]), 1, 3), 0, (view) => ({ ...view, mmPerPixel: 0.02 }));
  const left = showGrid({ ...withVoi(viewed, 1, (voi) => ({ ...voi, width: 55 })), active: 1 }, '2x2');
  const kept = KeptReading.parse(JSON.parse(JSON.stringify(keptOf(left))));
  const [first] = t2.frames;
  if (!first) throw new Error('no image');
  const grown = { ...t2, frames: [{ ...first, sopInstanceUid: '1.99' }, ...t2.frames] };
  const opened = { studyUid, plan: planOf('1x1', [t1]), kept };
  const back = withStudy(noReading, { ...opened, displaySets: [t1, grown, flat] });
  expect(
    back.panes.map(({ displaySet, frame, voi, view }) => [displaySet, frame, voi?.width, view?.mmPerPixel]),
  ).toEqual([
    ['t1', 3, undefined, 0.02],
    ['t2', 11, 55, 0.02],
    ['flat', 2, undefined, undefined],
    [null, 0, undefined, undefined],
  ]);
  expect([back.layout, back.active]).toEqual(['2x2', 1]);
});

test('of what was left a series that is gone leaves its place empty; with all gone the study is hung anew', () => {
  const kept = keptOf(open('1x2', [t1, t2]));
  const opened = { studyUid, plan: planOf('1x1', [flat]), kept };
  const back = withStudy(noReading, { ...opened, displaySets: [t1, flat] });
  expect([back.layout, placeOf(back, 0)?.displaySet.id, placeOf(back, 1)]).toEqual(['1x2', 't1', undefined]);
  expect(withStudy(noReading, { ...opened, displaySets: [flat] }).panes.map(({ displaySet }) => displaySet)).toEqual([
    'flat',
  ]);
});

test('three planes open as they were left, with their crosshair and turned', () => {
  const left = withPane(scrolled(open('planes', [t1]), 0, 1), 1, (pane) => ({
    ...pane,
    axes: { right: [0, 1, 0], down: [1, 0, 0] },
    slab: { thicknessMm: 10, mode: 'highest' },
  }));
  const kept = KeptReading.parse(JSON.parse(JSON.stringify(keptOf(left))));
  const back = withStudy(noReading, { studyUid, plan: planOf('1x1', [t2]), kept, displaySets });
  expect({ ...back, panes: back.panes.map((pane) => ({ ...pane, size })) }).toEqual({ ...left, stages: back.stages });
});

test('an image in another direction is fitted anew', () => {
  const turned = turnedSet(t1, 3);
  const moved = withPane(
    withView({ ...open('1x1', [t1]), displaySets: [turned] }, 0, (view) => view),
    0,
    (pane) => pane,
  );
  expect(moved.panes[0]?.view).not.toBeNull();
  expect(scrolled(moved, 0, 1).panes[0]?.view).toBeNull();
});

test('a window moved by hand keeps its shape and moves in steps that its width can bear', () => {
  const sigmoid = { width: 400, center: 40, label: 'soft', function: 'sigmoid' } as const;
  expect(movedVoi(sigmoid, { width: 10.4, center: 0 })).toEqual({ ...sigmoid, width: 410, label: null });
  const dose = movedVoi({ width: 1.25, center: 0.625, label: null }, { width: 0.1, center: -0.1 });
  expect([dose.width.toFixed(6), dose.center.toFixed(6)]).toEqual(['1.350000', '0.530000']);
});
