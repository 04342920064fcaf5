import { expect, test } from 'vitest';
import { makeCard } from '../../tests/fixtures/make-card.ts';
import { makeFlatCard } from '../../tests/fixtures/make-flat-card.ts';
import { DisplaySetId, InstanceId, SeriesUid, StudyUid } from '../base/ids.ts';
import type { DisplaySet } from '../imaging/display-set.ts';
import { choose } from './choose.ts';
import { gridOf } from './grid/volume.ts';

const card = makeCard({ input: { ...makeCard().input, seriesWords: ['T1', 'MPRAGE'] } });

const volumeOf = (mm: number) =>
  gridOf(
    [0, 0, 0],
    [
      [0, 0, mm],
      [0, mm, 0],
      [mm, 0, 0],
    ],
    [40, 40, 40],
  );
const set = (id: string, change: Partial<DisplaySet>): DisplaySet => ({
  id: DisplaySetId.parse(id),
  studyUid: StudyUid.parse('1.2'),
  seriesUid: SeriesUid.parse('1.2.3'),
  frameOfReferenceUid: null,
  kind: 'volume',
  modality: 'MR',
  description: '',
  bodyPart: null,
  laterality: null,
  seriesNumber: null,
  frames: [],
  volume: volumeOf(1),
  missingSlices: [],
  warnings: [],
  ...change,
});

test('the series whose description holds the card’s words comes first, even with coarser voxels', () => {
  const { best, candidates } = choose(card, [
    set('plain', {}),
    set('t1', { description: 'sag_T1 mocoMPRAGE', volume: volumeOf(1.2) }),
    set('rho', { description: 'T1RHO' }), // another word that begins alike
  ]);
  expect(best).toBe('t1');
  expect(candidates[0]?.reasons[0]).toEqual({ code: 'infer.fits-words', params: { words: 'T1, MPRAGE' } });
  expect(candidates.map(({ displaySet }) => displaySet)).toEqual(['t1', 'plain', 'rho']);
});

test('without words the voxels nearest to the network’s come first, then the fewest missing images', () => {
  const { candidates } = choose(card, [
    set('coarse', { volume: volumeOf(2) }),
    set('gap', { missingSlices: [3] }),
    set('whole', {}),
  ]);
  expect(candidates.map(({ displaySet }) => displaySet)).toEqual(['whole', 'gap', 'coarse']);
});

test('what the guard would refuse is last, with its reason; a whole head without a box is not held against a series', () => {
  const { best, candidates } = choose(card, [set('ct', { modality: 'CT' }), set('map', { volume: null })]);
  expect(best).toBeNull();
  expect(candidates.map(({ reasons }) => reasons[0]?.code)).toEqual(['infer.wrong-modality', 'infer.no-orientation']);
});

test('a series of single images fits when any of them does: a lateral film may come first', () => {
  const film = (view: string): DisplaySet['frames'][number] => ({
    instance: InstanceId.parse(view),
    sopInstanceUid: view,
    sopClassUid: '1.2.840.10008.5.1.4.1.1.1.1',
    transferSyntaxUid: '1.2.840.10008.1.2.1',
    instanceNumber: 1,
    frame: 0,
    pixels: { rows: 8, columns: 8, samplesPerPixel: 1, photometric: 'MONOCHROME2' } as never,
    plane: null,
    spacingKind: 'none',
    sliceThicknessMm: null,
    windows: [],
    view,
    problem: null,
  });
  const flat = makeFlatCard();
  const films = (...views: string[]): DisplaySet =>
    set(views.join(), { kind: 'stack', modality: 'DX', bodyPart: 'CHEST', volume: null, frames: views.map(film) });
  expect(choose(flat, [films('LL'), films('LL', 'PA')])).toMatchObject({
    best: 'LL,PA',
    candidates: [{ isFit: true }, { isFit: false, reasons: [{ code: 'infer.flat-view' }] }],
  });
});
