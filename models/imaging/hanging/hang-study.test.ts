import { readFileSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { makeImage, makeStack } from '../../../tests/fixtures/make-images.ts';
import { displaySetsOf } from '../sets/display-sets-of.ts';
import { hangStudy } from './hang-study.ts';
import { HangingProtocol } from './hanging-protocol.ts';
import { matchProtocol } from './match-protocol.ts';

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
  expect(hangStudy(displaySetsOf([...makeStack([0, 1]), ...other]), protocols)).toEqual({
    protocol: 'ct',
    layout: 'planes',
    largePlane: 'axial',
    viewports: ['1.2.3.2_0'],
  });
});

test('what is no volume opens as a stack', () => {
  expect(hangStudy(displaySetsOf([makeImage()]), protocols)).toMatchObject({ layout: '1x1', viewports: ['1.2.3.1_0'] });
});

test('a study without images opens with nothing', () => {
  expect(hangStudy([], protocols).viewports).toEqual([]);
});
