import { readFileSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { InstanceId } from '../../base/ids.ts';
import { makeStack } from '../../../tests/fixtures/make-images.ts';
import { displaySetsOf } from '../sets/display-sets-of.ts';
import type { DisplaySet } from '../display-set.ts';
import { hangStudy } from './hang-study.ts';
import { HangingProtocol } from './hanging-protocol.ts';
import { protocolFromLayout } from './own/protocol-from-layout.ts';

const folder = new URL('../../../resources/protocols/', import.meta.url);
const protocols = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => HangingProtocol.parse(JSON.parse(readFileSync(new URL(name, folder), 'utf8'))));

/** A series of axial images; `frame`: its frame of reference. */
const series = (modality: string, number: number, { frame = '1.9', at = [0, 3, 6, 9] } = {}): readonly DisplaySet[] =>
  displaySetsOf(
    makeStack(at, (z, image) => ({
      at: [0, 0, z],
      number: image,
      changes: (h) => ({
        ...h,
        sopInstanceUid: `1.5.${number}.${image}`,
        study: { ...h.study, uid: '1.5' },
        series: { ...h.series, uid: `1.5.${number}`, number, modality, frameOfReferenceUid: frame },
      }),
    })).map((made) => ({ ...made, id: InstanceId.parse(`${modality}-${made.id}`) })),
  );
const [ct, pet] = [series('CT', 1), series('PT', 2, { at: [0, 3, 6, 9, 12] })];

test('a PET/CT opens with the PET over three planes of the CT; then beside it, then unfused', () => {
  const plan = hangStudy([...ct, ...pet], { protocols });
  expect(plan.protocol).toBe('pet-ct');
  expect(
    plan.stages.map(({ name, layout, viewports }) => [name, layout, viewports.map((v) => [v.displaySet, v.over])]),
  ).toEqual([
    ['Fused planes', 'planes', [['1.5.1_0', '1.5.2_0']]],
    [
      'PET beside fused CT',
      '1x2',
      [
        ['1.5.2_0', undefined],
        ['1.5.1_0', '1.5.2_0'],
      ],
    ],
    [
      'CT beside PET',
      '1x2',
      [
        ['1.5.1_0', undefined],
        ['1.5.2_0', undefined],
      ],
    ],
  ]);
});

test('where nothing says how the two lie to each other, they hang beside each other', () => {
  const plan = hangStudy([...ct, ...series('PT', 2, { frame: '1.8' })], { protocols });
  expect([plan.protocol, plan.stages.map(({ name }) => name)]).toEqual(['pet-ct', ['CT beside PET']]);
});

test('a CT alone, and a PET alone, open by their own protocols', () => {
  expect(hangStudy(ct, { protocols }).protocol).toBe('ct');
  expect(hangStudy(pet, { protocols }).protocol).toBe('pt');
});

test('a protocol may hold three planes: of the volume its rule fits, left out where none does', () => {
  const [main] = ct;
  if (!main) throw new Error('a series');
  const voi = { width: 1500, center: -600, label: null };
  const viewports = [{ displaySet: main, isPrior: false, frame: 2, voi }];
  const own = protocolFromLayout({ id: 'own', name: 'Planes', layout: 'planes', main, viewports });
  expect(hangStudy(ct, { protocols: [own] }).stages).toEqual([
    { name: 'Planes', layout: 'planes', viewports: [{ displaySet: '1.5.1_0', frame: null, voi }] },
  ]);
  const flat = series('CT', 3, { at: [0] });
  expect(hangStudy(flat, { protocols: [own] }).stages.map(({ layout }) => layout)).toEqual(['1x1']);
});
