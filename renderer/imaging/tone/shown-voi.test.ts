import { expect, test } from 'vitest';
import type { Frame } from '../../../models/imaging/display-set.ts';
import { displaySetsOf } from '../../../models/imaging/sets/display-sets-of.ts';
import { makeImage } from '../../../tests/fixtures/make-images.ts';
import { emptyPane } from '../view/pane.ts';
import type { Pane } from '../view/pane.ts';
import { noTables } from './frame-tables.ts';
import { noteReach } from './reach.ts';
import { shownTable, shownVoi } from './shown-voi.ts';

const table = { first: 10, entries: [0, 50, 255], top: 255 };
const voi = { width: 5, center: 5, label: null };

/** A pane on one image; each test names its own, since what is known of a frame is kept by its name. */
function placeOf(number: number, changes: Partial<Frame>, pane: Partial<Pane> = {}) {
  const [set] = displaySetsOf([makeImage({ number })]);
  const [made] = set?.frames ?? [];
  if (!set || !made) throw new Error('no frame');
  const frame = { ...made, ...changes };
  return {
    frame,
    place: { pane: { ...emptyPane, ...pane }, displaySet: { ...set, frames: [frame] }, crosshair: null },
  };
}

test('a dose below whole numbers is shown over its reach, once it is here', () => {
  const { frame, place } = placeOf(1, {});
  const dose = { ...frame, pixels: { ...frame.pixels, slope: 1e-6 } };
  expect(shownVoi(place)).toBeUndefined();
  noteReach(dose, { low: 0, high: 1_254_000, tables: noTables });
  expect(shownVoi(place)).toMatchObject({ width: 1.254, center: 0.627, function: 'linear-exact' });
});

test('the table of a file is shown until a window is chosen, also where a protocol has windows', () => {
  const { frame, place } = placeOf(2, { tables: { modality: false, voi: true }, windows: [{ ...voi, label: 'lung' }] });
  noteReach(frame, { low: 0, high: 20, tables: { modality: null, voi: table } });
  expect(shownTable(place)).toBe(table);
  expect(shownVoi(place)).toMatchObject({ width: 2, center: 11, label: 'table' }); // inputs 10 … 12
  const chosen = { ...place, pane: { ...place.pane, voi } };
  expect([shownTable(chosen), shownVoi(chosen)]).toEqual([undefined, voi]);
});

test('planes are drawn with a window over the inputs of the table, which is not named after it', () => {
  const { frame, place } = placeOf(3, { tables: { modality: false, voi: true } }, { plane: 'axial' });
  noteReach(frame, { low: 0, high: 20, tables: { modality: null, voi: table } });
  expect(shownTable(place)).toBeUndefined();
  expect(shownVoi(place)).toMatchObject({ width: 2, label: null });
});
