import dicomParser from 'dicom-parser';
import { expect, test } from 'vitest';
import { writeAnn } from './ann.ts';
import type { AnnGroup } from './ann.ts';
import { readAnn } from './read-ann.ts';

const nuclei: AnnGroup = {
  uid: '2.25.1',
  label: 'Nucleus',
  code: { scheme: 'SCT', value: '84640000', meaning: 'Nucleus' },
  algorithm: { name: 'nuclei', version: '1.0.0', isEdited: false },
  type: 'POINT',
  points: [
    [40_000.25, 17.5],
    [0.5, 90_210.75],
  ],
};
const cells: AnnGroup = {
  ...nuclei,
  uid: '2.25.2',
  label: 'Red cell',
  code: { scheme: '99PHENO', value: 'erythrocyte', meaning: 'Erythrocyte' },
  algorithm: null,
  type: 'RECTANGLE',
  points: [
    [1, 2],
    [4, 2],
    [4, 8],
    [1, 8],
  ],
};

function write(frameOfReferenceUid: string | null = '1.2.3.5'): Uint8Array {
  let next = 100;
  const { bytes } = writeAnn({
    source: { PatientName: 'SAMPLE^Robin', StudyInstanceUID: '1.2.3' },
    slide: { sopClassUid: '1.2.840.10008.5.1.4.1.1.77.1.6', sopInstanceUid: '1.2.3.1' },
    seriesUid: '1.2.3.4',
    frameOfReferenceUid,
    groups: [nuclei, cells],
    writer: { version: '0.1.0', person: '', date: '20261124', time: '101500', newUid: () => `2.25.${next++}` },
  });
  return bytes;
}

test('places on a slide read back to the quarter pixel, also far from its corner', () => {
  const read = readAnn(write());
  expect(read.ok && read.value.map(({ uid, label, type, coordinates }) => [uid, label, type, ...coordinates])).toEqual([
    ['2.25.1', 'Nucleus', 'POINT', 40_000.25, 17.5, 0.5, 90_210.75],
    ['2.25.2', 'Red cell', 'RECTANGLE', 1, 2, 4, 2, 4, 8, 1, 8],
  ]);
});

test('annotations are counted, are of the slide as a whole, and name who made them', () => {
  const ann = dicomParser.parseDicom(write());
  expect([ann.string('x006a0001'), ann.string('x00480301')]).toEqual(['2D', 'VOLUME']);
  expect(ann.elements['x00081140']?.items?.[0]?.dataSet?.string('x00081155')).toBe('1.2.3.1');
  const groups = (ann.elements['x006a0002']?.items ?? []).map(({ dataSet }) => dataSet);
  expect(groups.map((group) => [group?.uint32('x006a000c'), group?.string('x006a0007')])).toEqual([
    [2, 'AUTOMATIC'],
    [1, 'MANUAL'], // one rectangle, of four corners
  ]);
  expect(groups[0]?.elements['x006a0008']?.items?.[0]?.dataSet?.string('x00660036')).toBe('nuclei');
});

test('without a frame of reference none is made up', () => {
  expect(dicomParser.parseDicom(write(null)).elements['x00200052']).toBeUndefined();
});
