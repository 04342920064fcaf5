import { expect, test } from 'vitest';
import { DisplaySetId, StudyUid } from '../../../../models/base/ids.ts';
import type { DisplaySet } from '../../../../models/imaging/display-set.ts';
import { ReadingMove } from '../../../../models/imaging/hanging/second-window.ts';
import { displaySetsOf } from '../../../../models/imaging/sets/display-sets-of.ts';
import { makeStack } from '../../../../tests/fixtures/make-images.ts';
import { showGrid, showInPane, showPlanes, stackPane } from '../../view/hang.ts';
import { scrolled } from '../../view/move.ts';
import { noReading, placeOf, withPane } from '../../view/reading.ts';
import type { Reading } from '../../view/reading.ts';
import { followed, moveOf } from './guest.ts';
import { split, withReturned } from './split.ts';

const size = { width: 200, height: 100 };
const setOf = (id: string, at: readonly number[]): DisplaySet => {
  const [made] = displaySetsOf(makeStack([...at]));
  if (!made) throw new Error('no set');
  return { ...made, id: DisplaySetId.parse(id), modality: 'MR', frameOfReferenceUid: '1.9' };
};
const coarse = setOf('coarse', [0, 3, 6, 9, 12]); // mm along the normal
const fine = setOf('fine', [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
const third = setOf('third', [0, 3, 6, 9, 12]);

const open = (...sets: readonly DisplaySet[]): Reading => ({
  ...noReading,
  studyUid: StudyUid.parse('1.2'),
  displaySets: [coarse, fine, third],
  panes: sets.map((set) => ({ ...stackPane(set), size })),
  layout: sets.length === 1 ? '1x1' : '1x2',
  grid: sets.length === 1 ? '1x1' : '1x2',
});
const names = ({ panes }: { panes: readonly { displaySet: string | null }[] }) =>
  panes.map(({ displaySet }) => displaySet);
/** What one window tells, as it comes to the other. */
const told = (state: Reading): ReadingMove => ReadingMove.parse(JSON.parse(JSON.stringify(moveOf(state))));

test('of a grid all but the active viewport goes to the second window, and comes back beside it', () => {
  const state = { ...showInPane(showGrid(open(coarse, fine), '2x2'), 2, third.id), active: 1 };
  const { stays, goes } = split(state);
  expect([stays.layout, names(stays), goes.layout, names(goes)]).toEqual(['1x1', ['fine'], '1x2', ['coarse', 'third']]);
  const back = withReturned(stays, goes);
  expect([back.layout, names(back)]).toEqual(['2x2', ['fine', 'coarse', 'third', null]]);
});

test('beside a viewport alone the next series of the study stands in the second window', () => {
  const { stays, goes } = split(open(coarse));
  expect([names(stays), names(goes)]).toEqual([['coarse'], ['fine']]);
});

test('three planes go to the second window and come back as three planes; their series stays as a stack', () => {
  const planes = showPlanes(open(fine), fine.id);
  const { stays, goes } = split(planes);
  expect([stays.layout, names(stays), goes.layout]).toEqual(['1x1', ['fine'], 'planes']);
  const back = withReturned(stays, goes);
  expect([back.layout, back.crosshair]).toEqual(['planes', planes.crosshair]);
});

test('a stack scrolled there goes along here to the same place, as one beside it would', () => {
  const there = scrolled(open(coarse), 0, 1); // z = 9 mm
  expect(followed(open(fine), told(there)).panes.map(({ frame }) => frame)).toEqual([9]);
  const apart = { ...there, isLinked: false };
  expect(followed(open(fine), told(apart))).toMatchObject({ isLinked: false, panes: [{ frame: 6 }] });
});

test('a window and a turned grey scale hold in both', () => {
  const voi = { width: 77, center: 40, label: null };
  const there = withPane(open(coarse), 0, (pane) => ({ ...pane, voi, isInverted: true }));
  expect(followed(open(fine), told(there)).panes[0]).toMatchObject({ isInverted: true, voi: { width: 77 } });
});

test('a stack there moves three planes here along its normal, and a crosshair there shows its image here', () => {
  const planes = showPlanes(open(fine), fine.id);
  const moved = followed(planes, told(scrolled(open(coarse), 0, 2))); // z = 12 mm
  expect(moved.crosshair?.[2]).toBeCloseTo(12);
  expect(moved.crosshair?.slice(0, 2)).toEqual(planes.crosshair?.slice(0, 2));
  const crosshair = { ...planes, crosshair: [1, 1, 3] as const };
  expect(followed(open(coarse), told(crosshair)).panes[0]?.frame).toBe(1);
});

test('another study is not followed, and what is followed is not told back', () => {
  const state = open(fine);
  const elsewhere = { ...told(open(coarse)), studyUid: StudyUid.parse('1.7') };
  expect(followed(state, elsewhere)).toBe(state);
  const after = followed(state, told(scrolled(open(coarse), 0, 1)));
  expect(placeOf(after, 0)?.pane.size).toEqual(size);
  expect(
    followed(
      withPane(open(coarse), 0, (pane) => ({ ...pane, frame: 3 })),
      told(after),
    ).panes[0]?.frame,
  ).toBe(3);
});
