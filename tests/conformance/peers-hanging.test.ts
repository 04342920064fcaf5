import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DisplaySetId, JobId, StudyUid } from '../../models/base/ids.ts';
import type { DisplaySet } from '../../models/imaging/display-set.ts';
import { hangStudy } from '../../models/imaging/hanging/hang-study.ts';
import { KeptReading } from '../../models/imaging/hanging/kept-reading.ts';
import { protocolFromLayout } from '../../models/imaging/hanging/own/protocol-from-layout.ts';
import { displaySetsOf } from '../../models/imaging/sets/display-sets-of.ts';
import { importPaths } from '../../main/dicom/import.ts';
import { hang } from '../../main/imaging/hanging/hang.ts';
import { keepProtocol, ownProtocols } from '../../main/imaging/hanging/own-protocols.ts';
import { priorsOf } from '../../main/imaging/hanging/priors-of.ts';
import { tryProtocol } from '../../main/imaging/hanging/try-protocol.ts';
import { setsOfStudy } from '../../main/imaging/sets-of-study.ts';
import { makeThrowAwayLibrary } from '../../main/library/library.ts';
import type { Library } from '../../main/library/library.ts';
import { pictureActions } from '../../renderer/imaging/actions/picture-actions.ts';
import { keptOf } from '../../renderer/imaging/hanging/kept.ts';
import { isFollowing, linkHere, linkState } from '../../renderer/imaging/hanging/link.ts';
import { togglePrior } from '../../renderer/imaging/hanging/show-prior.ts';
import {
  hangStudy as hangReading,
  showGrid,
  showInPane,
  showTiles,
  stackPane,
  toggleTiles,
  withStudy,
} from '../../renderer/imaging/view/hang.ts';
import { scrolled } from '../../renderer/imaging/view/move.ts';
import { pagedTiles } from '../../renderer/imaging/view/tiles.ts';
import { noReading, reading } from '../../renderer/imaging/view/reading.ts';
import type { Reading } from '../../renderer/imaging/view/reading.ts';
import { ctElements, makeDicom } from '../fixtures/make-dicom.ts';
import type { DicomElements } from '../fixtures/make-dicom.ts';
import { makeStack } from '../fixtures/make-images.ts';
import { makeLayoutStudy } from '../fixtures/make-layout-study.ts';

// What readers met in hanging, priors and links with other viewers (threads by number), each as a test named after it.
// Mammograms: `mammograms.test.ts`; the second window: `tests/windows/second.spec.ts`.

const resources = 'resources';
let library: Library;
let folder: string;
const [current, prior] = [StudyUid.parse('1.2.3'), StudyUid.parse('1.2.4')];

const knee = (study: string, date: string, side: string): Uint8Array =>
  makeDicom(
    ctElements({
      0x00080018: ['UI', `${study}.1`],
      0x00080020: ['DA', date],
      0x00080060: ['CS', 'DX'],
      0x00100020: ['LO', 'KNEES'],
      0x00180015: ['CS', 'KNEE'],
      0x0020000d: ['UI', study],
      0x0020000e: ['UI', `${study}.1`],
      0x00200062: ['CS', side],
    } satisfies DicomElements),
  );

beforeAll(async () => {
  library = await makeThrowAwayLibrary();
  folder = await mkdtemp(path.join(tmpdir(), 'phenoscope-hanging-'));
  const head = ctElements({ 0x00080018: ['UI', '9.1'], 0x00080020: ['DA', '20260301'], 0x00100020: ['LO', 'HEAD'], 0x00180015: ['CS', 'HEAD'], 0x0020000d: ['UI', '9'], 0x0020000e: ['UI', '9.2'] }); // prettier-ignore
  const files = new Map([
    ...makeLayoutStudy(),
    ['head', makeDicom(head)] as const,
    ['knee-1', knee('5.1', '20260401', 'R')] as const,
    ['knee-2', knee('5.2', '20260301', 'L')] as const,
    ['knee-3', knee('5.3', '20250101', 'R')] as const,
  ]);
  await mkdir(path.join(folder, 'cd'));
  for (const [name, bytes] of files) await writeFile(path.join(folder, 'cd', name), bytes);
  const run = { job: JobId.parse(randomUUID()), signal: new AbortController().signal, report: () => undefined };
  await importPaths({ paths: [path.join(folder, 'cd')], mode: 'copy' }, { ...run, library, newId: randomUUID });
}, 60_000);
afterAll(async () => {
  await library.close();
  await rm(folder, { recursive: true, force: true });
});

test('O#353, O#657, O#1743, O#2872: what stands on screen is tried on three studies, then kept, then opens so', async () => {
  const sets = await setsOfStudy(current, library);
  const named = (text: string): DisplaySet => {
    const found = sets.find(({ description }) => description === text);
    if (!found) throw new Error(text);
    return found;
  };
  const standing = ['Axial 6.0', 'Sagittal 8.0'].map((text) => ({
    displaySet: named(text),
    isPrior: false,
    frame: 0,
    voi: null,
  }));
  const main = named('Axial 6.0');
  const protocol = protocolFromLayout({ id: 'own', name: 'Two planes', layout: '1x2', viewports: standing, main });
  const tried = await tryProtocol(protocol, { studyUid: current, library, resources });
  expect(
    tried.map(({ studyUid, date, opens, filled, viewports }) => [studyUid, date, opens, filled, viewports]),
  ).toEqual([
    ['1.2.3', '2026-01-10', 'so', 2, 2],
    ['1.2.4', '2025-06-01', 'so', 1, 2], // it has no sagittal series
    ['9', '2026-03-01', 'other', 0, 2], // a head
  ]);
  expect(await ownProtocols(library)).toEqual([]); // trying keeps nothing
  const kept = await keepProtocol(protocol, { library, resources });
  const plan = await hang(current, { protocol: null, library, resources });
  expect([plan.protocol, plan.stages[0]?.viewports.map(({ displaySet }) => displaySet)]).toEqual([
    kept.id,
    standing.map(({ displaySet }) => displaySet.id),
  ]);
});

test('O#1794, W#534, W#448: priors are of the same part of the body and modality, and never of the other side', async () => {
  const found = async (study: string) =>
    (await priorsOf(StudyUid.parse(study), library)).map(({ studyUid }) => studyUid);
  expect(await found('1.2.3')).toEqual(['1.2.4']);
  expect(await found('5.1')).toEqual(['5.3']); // the left knee in between is none
  expect(await found('5.2')).toEqual([]);
  expect(await found('9')).toEqual([]);
});

const openLayoutStudy = async (): Promise<Reading> => {
  const displaySets = await setsOfStudy(current, library);
  const [first] = displaySets;
  const before = { studyUid: prior, date: '2025-06-01', displaySets: await setsOfStudy(prior, library) };
  const panes = [{ ...stackPane(first), size: { width: 200, height: 100 } }];
  return { ...noReading, studyUid: current, displaySets, priors: [before], panes };
};

test('O#1794: one key hangs the prior beside; once linked it shows the same position', async () => {
  const beside = togglePrior(await openLayoutStudy());
  expect([beside.layout, beside.panes.length, linkState(beside, 1, 0)?.kind]).toEqual(['1x2', 2, 'other']);
  const linked = linkHere(beside);
  const moved = scrolled(linked, 0, 3);
  expect(moved.panes.map(({ frame }, i) => frame - (linked.panes[i]?.frame ?? 0))).toEqual([3, 3]);
  expect(togglePrior(moved).panes).toHaveLength(1);
});

test('W#848, W#840: a link made by hand survives another series, another layout, and another series back', async () => {
  const linked = linkHere(togglePrior(await openLayoutStudy()));
  const fine = linked.displaySets.find(({ description }) => description === 'Axial 2.0');
  const coarse = linked.panes[0]?.displaySet;
  if (!fine || !coarse) throw new Error('no series');
  const other = showInPane(linked, 0, fine.id);
  expect([linkState(other, 1, 0)?.kind, isFollowing(other, 1, 0)]).toEqual(['hand', true]);
  const prior0 = other.panes[1]?.displaySet;
  const back = showInPane(showGrid(showGrid(other, '2x2'), '1x2'), 0, coarse);
  expect(back.panes[1]?.displaySet).toBe(prior0);
  expect([linkState(back, 1, 0)?.kind, back.shifts]).toEqual(['hand', linked.shifts]);
  expect(scrolled(back, 0, 2).panes[1]?.frame).not.toBe(back.panes[1]?.frame);
});

test('O#3545: images of one series are tiled over a grid, scroll and page together, and come back as they were left', async () => {
  const start = showTiles(await openLayoutStudy(), (await setsOfStudy(current, library))[0]?.id ?? null, 0);
  const images = ({ panes }: Reading) => panes.map(({ displaySet, frame }) => displaySet && frame);
  const empty = [null, null, null, null, null, null, null];
  expect([start.layout, images(start)]).toEqual(['3x3', [0, 1, 2, 3, 4, 5, 6, 7, 8]]);
  expect(images(scrolled(start, 0, 1))).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  const last = pagedTiles(pagedTiles({ ...start, active: 4 }, 1), 1);
  expect([images(last), last.active]).toEqual([[18, 19, ...empty], 1]); // 20 images
  const kept = KeptReading.parse(JSON.parse(JSON.stringify(keptOf(last))));
  const plan = await hang(current, { protocol: null, library, resources });
  const back = withStudy(noReading, { studyUid: current, displaySets: last.displaySets, plan, kept });
  expect([images(back), back.active, images(pagedTiles(back, -1))]).toEqual([
    images(last),
    1,
    [9, 10, 11, 12, 13, 14, 15, 16, 17],
  ]);
  const off = toggleTiles(back);
  expect([off.layout, off.tiledFrom, images(off)]).toEqual(['1x1', null, [19]]);
});

test('O#3545: tiles on screen are kept as a protocol and hang another study so', async () => {
  const [set] = await setsOfStudy(current, library);
  if (!set) throw new Error('no series');
  const viewports = [{ displaySet: set, isPrior: false, frame: 0, voi: null }];
  const protocol = protocolFromLayout({
    id: 'tiles',
    name: 'Tiles',
    layout: '4x4',
    isTiled: true,
    viewports,
    main: set,
  });
  const plan = hangStudy([set], { protocols: [protocol] });
  const hung = hangReading(noReading, { studyUid: current, displaySets: [set], plan });
  expect([hung.layout, hung.tiledFrom, hung.panes.map(({ frame }) => frame)]).toEqual([
    '4x4',
    '4x4',
    Array.from({ length: 16 }, (_, i) => i),
  ]);
});

test('W#848: reset goes to the linked views too: place, zoom, window and grey scale', async () => {
  const stack = (id: string): DisplaySet => {
    const [made] = displaySetsOf(makeStack([0, 3, 6]));
    if (!made) throw new Error('no set');
    return { ...made, id: DisplaySetId.parse(id), frameOfReferenceUid: '1.9' };
  };
  const sets = [stack('a'), stack('b')];
  const view = { center: [0, 0, 0], right: [1, 0, 0], down: [0, 1, 0], mmPerPixel: 0.1 } as const;
  const voi = { width: 5, center: 5, label: null };
  const panes = sets.map((set) => ({ ...stackPane(set), size: { width: 9, height: 9 }, view, voi, isInverted: true }));
  reading.set(() => ({ ...noReading, studyUid: current, displaySets: sets, panes, layout: '1x2', grid: '1x2' }));
  const none = (): void => undefined;
  const now = { page: 'images', studyUid: current, subject: null, go: none, run: none } as const;
  await pictureActions.find(({ id }) => id === 'imaging.reset')?.run(now);
  const stands = reading.get().panes.map((pane) => [pane.view, pane.voi, pane.isInverted]);
  reading.set(() => noReading);
  expect(stands).toEqual([
    [null, null, false],
    [null, null, false],
  ]);
});
