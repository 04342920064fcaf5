import { readFileSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { InstanceId } from '../../base/ids.ts';
import { makeImage, makeStack } from '../../../tests/fixtures/make-images.ts';
import { displaySetsOf } from '../sets/display-sets-of.ts';
import type { ReceivedImage } from '../sets/received-image.ts';
import type { DisplaySet } from '../display-set.ts';
import type { HangingPlan } from './hanging-plan.ts';
import { hangStudy } from './hang-study.ts';
import { HangingProtocol } from './hanging-protocol.ts';
import { matchProtocol } from './match-protocol.ts';
import { protocolFromLayout } from './own/protocol-from-layout.ts';

const folder = new URL('../../../resources/protocols/', import.meta.url);
const protocols = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => HangingProtocol.parse(JSON.parse(readFileSync(new URL(name, folder), 'utf8'))));

test.each([
  [{ modality: 'CT', bodyPart: 'CHEST', description: '' }, 'ct-chest'],
  [{ modality: 'CT', bodyPart: null, description: 'Thorax 1.0 B70f LUNG' }, 'ct-chest'],
  [{ modality: 'CT', bodyPart: 'KNEE', description: '' }, 'ct'],
  [{ modality: 'MR', bodyPart: null, description: 'mocoMEMPRAGE RMS' }, 'volume'],
  [{ modality: 'MR', bodyPart: 'BRAIN', description: '' }, 'mr-head'],
  [{ modality: 'CR', bodyPart: 'CHEST', description: '' }, 'any'],
])('%j opens as %s', (set, id) => {
  expect(matchProtocol(set, protocols)?.id).toBe(id);
});

test('every protocol opens with a window it has', () => {
  const wrong = protocols.filter(
    ({ opensWith, windows }) => opensWith !== null && !windows.some(({ label }) => label === opensWith),
  );
  expect(wrong).toEqual([]);
});

test('a volume opens in three planes, the largest first', () => {
  const other = makeStack([0, 1, 2, 3], () => ({
    changes: (h) => ({ ...h, series: { ...h.series, uid: '1.2.3.2', number: 2 } }),
  }));
  expect(hangStudy(displaySetsOf([...makeStack([0, 1]), ...other]), { protocols })).toEqual({
    protocol: 'ct',
    largePlane: 'axial',
    stages: [{ name: '', layout: 'planes', viewports: [{ displaySet: '1.2.3.2_0', frame: null, voi: null }] }],
  });
});

test('a volume with colours above its grey values opens as a stack: planes would show it grey', () => {
  const [made] = displaySetsOf(makeStack([0, 1, 2]));
  const colors = { modality: false, voi: false, colors: true };
  const coloured = made && { ...made, frames: made.frames.map((frame) => ({ ...frame, tables: colors })) };
  expect(hangStudy(coloured ? [coloured] : [], { protocols }).stages[0]?.layout).toBe('1x1');
});

test('what is no volume opens as a stack', () => {
  const [stage] = hangStudy(displaySetsOf([makeImage()]), { protocols }).stages;
  expect([stage?.layout, stage?.viewports[0]?.displaySet]).toEqual(['1x1', '1.2.3.1_0']);
});

test('a study without images opens with nothing', () => {
  expect(hangStudy([], { protocols }).stages[0]?.viewports).toEqual([]);
});

/** A projection of a breast: no place in the patient. `number` orders the images of its study. */
const mammogram = (study: string, number: number, view: string, laterality: string): ReceivedImage => {
  const made = makeImage({
    at: null,
    number,
    changes: (h) => ({
      ...h,
      study: { ...h.study, uid: study },
      series: { ...h.series, uid: `${study}.1`, modality: 'MG', laterality },
      instance: { ...h.instance, view },
    }),
  });
  return { ...made, id: InstanceId.parse(`${study}-${number}`) };
};
test('a lone view of a breast fills the page, at the chest wall; two of four keep their places and leave the others empty', () => {
  const one = hangStudy(displaySetsOf([mammogram('1.2.3', 1, 'MLO', 'R')]), { protocols });
  expect(one.stages.map(({ layout, viewports }) => [layout, viewports.length])).toEqual([['1x1', 1]]);
  expect(one.stages[0]?.viewports[0]).toMatchObject({ frame: 0, fit: { justify: 'chest-wall' } });
  const both = hangStudy(displaySetsOf(['R', 'L'].map((side, i) => mammogram('1.2.3', i, 'MLO', side))), { protocols });
  expect(both.stages[0]?.viewports.map(({ displaySet }) => displaySet !== null)).toEqual([false, false, true, true]);
});

const fourViews = (study: string) =>
  displaySetsOf([
    mammogram(study, 1, 'MLO', 'L'),
    mammogram(study, 2, 'CC', 'L'),
    mammogram(study, 3, 'MLO', 'R'),
    mammogram(study, 4, 'CC', 'R'),
  ]);
const seen = (sets: readonly DisplaySet[], { viewports }: HangingPlan['stages'][number]) =>
  viewports.map(({ displaySet, frame }) => {
    const shown = sets.find(({ id }) => id === displaySet)?.frames[frame ?? 0];
    return shown && `${shown.laterality}${shown.view} of ${shown.instance}`;
  });

test('a mammogram hangs the right breast on the left, CC above MLO, whatever the order it came in', () => {
  const current = fourViews('1.2.3');
  const { protocol, stages } = hangStudy(current, { protocols });
  expect([protocol, stages.map(({ name }) => name)]).toEqual(['mg', ['Four views', 'CC', 'MLO']]);
  expect(stages[0] && seen(current, stages[0])).toEqual([
    'RCC of 1.2.3-4',
    'LCC of 1.2.3-2',
    'RMLO of 1.2.3-3',
    'LMLO of 1.2.3-1',
  ]);
});

test('with a prior its stages join: the same views of both, one above the other', () => {
  const [current, prior] = [fourViews('1.2.3'), fourViews('1.2.2')];
  const { stages } = hangStudy(current, { protocols, prior });
  expect(stages.map(({ name }) => name)).toEqual([
    'Four views',
    'Four views and priors',
    'CC and prior',
    'MLO and prior',
    'CC',
    'MLO',
  ]);
  expect(stages[2] && seen([...current, ...prior], stages[2])).toEqual([
    'RCC of 1.2.3-4',
    'LCC of 1.2.3-2',
    'RCC of 1.2.2-4',
    'LCC of 1.2.2-2',
  ]);
});

test('a protocol made from a layout hangs another study of its kind the same way', () => {
  const study = (uid: string) =>
    displaySetsOf(
      ['Lung 1.0', 'Soft 1.0', 'Cor'].flatMap((description, i) =>
        makeStack([0, 1, 2], (z, number) => ({
          ...(description === 'Cor' ? { row: [1, 0, 0], column: [0, 0, -1], at: [0, z, 0] } : {}),
          number: i * 10 + number,
          changes: (h) => ({
            ...h,
            study: { ...h.study, uid },
            series: { ...h.series, uid: `${uid}.${i}`, number: i, description, bodyPart: 'ABDOMEN' },
          }),
        })),
      ),
    );
  const made = study('1.5');
  const [lung, soft, coronal] = made;
  if (!lung || !soft || !coronal) throw new Error('three series');
  const voi = { width: 350, center: 50, label: null };
  const own = protocolFromLayout({
    id: 'own',
    name: 'Abdomen, three',
    layout: '1x3',
    main: soft,
    viewports: [
      { displaySet: soft, isPrior: false, frame: 1, voi },
      { displaySet: coronal, isPrior: false, frame: 1, voi: null },
      { displaySet: lung, isPrior: false, frame: 1, voi: null },
    ],
  });
  const other = study('1.6');
  const plan = hangStudy(other, { protocols: [own, ...protocols] });
  expect([plan.protocol, plan.stages[0]?.layout]).toEqual(['own', '1x3']);
  const named = plan.stages[0]?.viewports.map(
    ({ displaySet }) => other.find(({ id }) => id === displaySet)?.description,
  );
  expect([named, plan.stages[0]?.viewports[0]?.voi]).toEqual([['Soft 1.0', 'Cor', 'Lung 1.0'], voi]);
});
