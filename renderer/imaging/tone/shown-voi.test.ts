import { expect, test } from 'vitest';
import type { Frame } from '../../../models/imaging/display-set.ts';
import { displaySetsOf } from '../../../models/imaging/sets/display-sets-of.ts';
import { makeImage } from '../../../tests/fixtures/make-images.ts';
import { emptyPane } from '../view/pane.ts';
import type { Pane } from '../view/pane.ts';
import { noTables } from './frame-tables.ts';
import { noteReach } from './reach.ts';
import { shownTable, shownVoi, tableVois } from './shown-voi.ts';

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

const choices = [
  { first: 10, entries: 3, label: 'SOFT' },
  { first: 0, entries: 101, label: 'BONE' },
];
const bone = { first: 0, entries: Array.from({ length: 101 }, (_, i) => i), top: 100 };
const tables = { modality: false, voi: true, label: 'SOFT', choices };

test('another table of the file is shown once it is chosen, and the first again when nothing is', () => {
  const { frame, place } = placeOf(4, { tables });
  noteReach(frame, { low: 0, high: 20, tables: { modality: null, voi: table, vois: [table, bone] } });
  const second = tableVois(frame)[1];
  const chosen = { ...place, pane: { ...place.pane, voi: second ?? null } };
  expect([shownTable(place), shownTable(chosen)]).toEqual([table, bone]);
  expect(shownVoi(chosen)).toEqual({ width: 100, center: 50, label: 'BONE', function: 'linear-exact', table: 1 });
  const inPlane = { ...chosen, pane: { ...chosen.pane, plane: 'axial' as const } };
  expect([shownTable(inPlane), shownVoi(inPlane)?.label]).toEqual([undefined, null]);
});

test('a chosen table is found by its name where another image has it in another place, and left where it has none', () => {
  const voi = { width: 100, center: 50, label: 'BONE', table: 1 };
  const turned = placeOf(5, { tables: { ...tables, choices: choices.toReversed() } }, { voi });
  noteReach(turned.frame, { low: 0, high: 20, tables: { modality: null, voi: bone, vois: [bone, table] } });
  expect(shownTable(turned.place)).toBe(bone);
  const without = placeOf(6, { tables: { modality: false, voi: true, label: 'SOFT' } }, { voi });
  noteReach(without.frame, { low: 0, high: 20, tables: { modality: null, voi: table, vois: [table] } });
  expect([shownTable(without.place), shownVoi(without.place)?.label]).toEqual([table, 'SOFT']);
});
