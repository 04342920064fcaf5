import { expect, test } from 'vitest';
import { StudyUid } from '../../../models/base/ids.ts';
import { displaySetsOf } from '../../../models/imaging/sets/display-sets-of.ts';
import { makeStack } from '../../../tests/fixtures/make-images.ts';
import { withTone, withView } from './adjust.ts';
import { showGrid, showPlanes, showTiles, stackPane, toggleTiles, withStudy } from './hang.ts';
import { scrolled, toPatient } from './move.ts';
import { noReading } from './reading.ts';
import type { Reading } from './reading.ts';
import { pagedTiles, tilesShowing } from './tiles.ts';

const [set] = displaySetsOf(makeStack(Array.from({ length: 10 }, (_, i) => i * 3)));
if (!set) throw new Error('no stack');
const size = { width: 90, height: 60 };
const sized = (state: Reading): Reading => ({ ...state, panes: state.panes.map((pane) => ({ ...pane, size })) });
const stack = sized({
  ...noReading,
  studyUid: StudyUid.parse(set.studyUid),
  displaySets: [set],
  layout: '2x2',
  grid: '2x2',
  panes: [stackPane(set), stackPane(undefined), stackPane(undefined), stackPane(undefined)],
});
const tiles = sized(showTiles(stack, set.id, 0));
const images = ({ panes }: Reading) => panes.map(({ displaySet, frame }) => displaySet && frame);

test('at its ends the active tile goes on to the first and the last image', () => {
  const end = scrolled(tiles, 0, 100_000);
  expect([images(end), end.active]).toEqual([[6, 7, 8, 9], 3]);
  const start = scrolled(end, 0, -100_000);
  expect([images(start), start.active]).toEqual([[0, 1, 2, 3], 0]);
});

test('window and zoom are one for all tiles, also those that were empty', () => {
  const last = pagedTiles(pagedTiles(tiles, 1), 1);
  expect(images(last)).toEqual([8, 9, null, null]);
  const zoomed = withView(last, 1, (view) => ({ ...view, mmPerPixel: 0.25 }));
  const voi = { width: 77, center: 5, label: null };
  const toned = withTone(zoomed, 1, (pane) => ({ ...pane, voi }));
  const shown = pagedTiles(toned, -1);
  expect(shown.panes.map((pane) => [pane.view?.mmPerPixel, pane.voi?.width])).toEqual(
    shown.panes.map(() => [0.25, 77]),
  );
  expect(shown.panes).toHaveLength(4);
});

test('a place is shown on the tiles page that holds it, its image active', () => {
  const at = set.frames[6]?.plane?.origin;
  if (!at) throw new Error('no place');
  const shown = toPatient(tiles, at, set);
  expect([images(shown), shown.active]).toEqual([[4, 5, 6, 7], 2]);
  expect(tilesShowing(shown, 7)).toEqual({ ...shown, active: 3 });
});

test('another grid shows the active image among its own; one viewport, three planes and the key end the tiles', () => {
  const at = tilesShowing(tiles, 6);
  expect(images(showGrid(at, '1x2'))).toEqual([6, 7]);
  expect([showGrid(at, '1x1'), toggleTiles(at)].map((one) => [one.layout, one.tiledFrom, images(one)[0]])).toEqual([
    ['1x1', null, 6],
    ['2x2', null, 6],
  ]);
  const planes = showPlanes(at, set.id);
  expect([planes.layout, planes.tiledFrom, showGrid(planes, '1x1').panes[0]?.frame]).toEqual(['planes', null, 6]);
});

test('images that arrive before those shown keep the tiles consecutive', () => {
  const fewer = { ...set, frames: set.frames.slice(3) };
  const before = showTiles({ ...stack, displaySets: [fewer] }, set.id, 0);
  const plan = { protocol: 'p', largePlane: 'axial', stages: [] } as const;
  const after = withStudy(before, { studyUid: set.studyUid, displaySets: [set], plan: { ...plan, stages: [] } });
  expect(images(after)).toEqual([3, 4, 5, 6]);
});

test('one image is no series to tile', () => {
  const single = { ...set, frames: set.frames.slice(0, 1) };
  const state = { ...stack, displaySets: [single] };
  expect(toggleTiles(state)).toBe(state);
});
