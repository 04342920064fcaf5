import dicomParser from 'dicom-parser';
import type { DataSet } from 'dicom-parser';
import { expect, test } from 'vitest';
import { readDocument } from '../document/read-document.ts';
import { readPart10 } from '../read/read-part10.ts';
import { writeSr } from './sr.ts';
import type { SrRequest } from './sr.ts';
import type { SrGroup } from './sr/measurement-group.ts';

const dx = { sopClassUid: '1.2.840.10008.5.1.4.1.1.1.1', sopInstanceUid: '1.2.3.1' };
const segClass = '1.2.840.10008.5.1.4.1.1.66.4';
const seg = { sopClassUid: segClass, sopInstanceUid: '1.2.3.9', seriesUid: '1.2.3.8' };
const heart = { scheme: 'SCT', value: '80891009', meaning: 'Heart' };
const ratio = { scheme: '99PHENO', value: 'cardiothoracic-ratio', meaning: 'Cardiothoracic ratio' };
const width = { scheme: '99PHENO', value: 'width-of', meaning: 'Heart width' };
const unit = (value: string, meaning: string) => ({ scheme: 'UCUM', value, meaning });

const plain: SrGroup = {
  tracking: { id: 'f1', uid: '2.25.1' },
  algorithm: { name: 'chest-xray', version: '1.1.0', parameters: 'weights sha256 ab12' },
  category: null,
  finding: ratio,
  site: null,
  outline: null,
  region: null,
  measurements: [],
  review: { scheme: '99PHENO', value: 'reviewed', meaning: 'Reviewed and accepted by a reader' },
  comments: [],
};
const measured: SrGroup = {
  ...plain,
  measurements: [
    {
      concept: ratio,
      method: null,
      value: 0.5,
      unit: unit('{ratio}', 'ratio'),
      equation: null,
      from: [
        {
          concept: width,
          method: null,
          value: 12.25,
          unit: unit('{pixels}', 'pixels'),
          equation: null,
          from: [
            {
              on: 'image',
              type: 'POLYLINE',
              points: [
                [10, 40.5],
                [22.25, 40.5],
              ],
              image: { ...dx, frames: [7] },
            },
          ],
        },
      ],
    },
  ],
  comments: ['A remark, in Łódź.'],
};

function write(changes: Partial<SrRequest> = {}): Uint8Array {
  let next = 100;
  const { bytes } = writeSr({
    source: { PatientName: 'Łukasz^Zoë', StudyInstanceUID: '1.2.3' },
    language: 'en',
    people: ['Dr. A. Reader'],
    isVerified: true,
    images: [{ seriesUid: '1.2.3.4', modality: 'DX', images: [dx] }],
    segments: [seg],
    groups: [measured],
    predecessor: null,
    writer: {
      version: '0.1.0',
      person: 'Dr. A. Reader',
      date: '20261124',
      time: '101500',
      newUid: () => `2.25.${next++}`,
    },
    ...changes,
  });
  return bytes;
}

const documentOf = (bytes: Uint8Array) => {
  const read = readPart10(bytes, { inflate: () => undefined });
  if (!read.ok) throw new Error(read.error.code);
  return readDocument(read.value.dataset);
};

/** Content items in their order, as another reader has them. */
const itemsOf = (dataset: DataSet): readonly DataSet[] =>
  (dataset.elements['x0040a730']?.items ?? []).flatMap(({ dataSet }) =>
    dataSet ? [dataSet, ...itemsOf(dataSet)] : [],
  );
const codeOf = (dataset: DataSet, tag: string) => {
  const code = dataset.elements[tag]?.items?.[0]?.dataSet;
  return code?.string('x00080100') ?? code?.string('x00080119');
};
const groupOf = (group: SrGroup): DataSet =>
  itemsOf(dicomParser.parseDicom(write({ groups: [group] }))).find((item) => codeOf(item, 'x0040a043') === '125007') ??
  expect.fail('no group');

test('the report reads back as it was told: title, who verified it, numbers with units, remarks', () => {
  const read = documentOf(write());
  expect(read).toMatchObject({
    title: 'Imaging Measurement Report',
    isComplete: true,
    isVerified: true,
    verifiedBy: ['Dr. A. Reader'],
    isCut: false,
  });
  expect(read.items.filter(({ kind }) => kind === 'number')).toMatchObject([
    { name: 'Cardiothoracic ratio', value: '0.5', unit: '{ratio}' },
    { name: 'Heart width', value: '12.25', unit: '{pixels}', isAside: true },
  ]);
  expect(read.items.map(({ value }) => value)).toContain('A remark, in Łódź.');
});

test('a line keeps its coordinates to the quarter pixel, and names its image and frame', () => {
  const [line] = itemsOf(groupOf(measured)).filter((item) => item.string('x0040a040') === 'SCOORD');
  const points = [0, 1, 2, 3].map((i) => line?.float('x00700022', i));
  expect([line?.string('x00700023'), ...points]).toEqual(['POLYLINE', 10, 40.5, 22.25, 40.5]);
  const image = itemsOf(line ?? expect.fail('no line'))[0]?.elements['x00081199']?.items?.[0]?.dataSet;
  expect([image?.string('x00081155'), image?.string('x00081160')]).toEqual(['1.2.3.1', '7']);
});

test('a code of more than 16 characters stands in the attribute made for it', () => {
  const finding = itemsOf(groupOf(measured)).find((item) => codeOf(item, 'x0040a043') === '121071');
  const code = finding?.elements['x0040a168']?.items?.[0]?.dataSet;
  expect(code?.string('x00080100')).toBeUndefined();
  expect(code?.string('x00080119')).toBe('cardiothoracic-ratio');
});

test('model, version and digest stand with the group and with each number', () => {
  const texts = itemsOf(groupOf(measured)).filter((item) => item.string('x0040a040') === 'TEXT');
  const named = (concept: string) =>
    texts.filter((item) => codeOf(item, 'x0040a043') === concept).map((item) => item.string('x0040a160'));
  expect(named('111001')).toEqual(['chest-xray', 'chest-xray']); // the group, and its ratio
  expect(new Set(named('111002'))).toEqual(new Set(['weights sha256 ab12']));
});

test.each([
  ['numbers alone', measured, '1501'],
  ['a region', { ...plain, region: { on: 'image', type: 'ELLIPSE', points: [], image: dx } }, '1410'],
  [
    'a segment of one image',
    { ...plain, outline: { kind: 'image', segment: { ...seg, segments: [2], frames: [2] }, source: dx } },
    '1410',
  ],
  [
    'a segment of a volume',
    { ...plain, outline: { kind: 'volume', segment: { ...seg, segments: [1] }, sourceSeriesUid: '1.2.3.4' } },
    '1411',
  ],
] as const)('a group of %s says which template it follows', (_, group, template) => {
  const declared = groupOf(group).elements['x0040a504']?.items?.[0]?.dataSet;
  expect(declared?.string('x0040db00')).toBe(template);
});

test('a structure with a side points at its segment’s frame', () => {
  const side = { scheme: 'SCT', value: '7771000', meaning: 'Left' };
  const outline = { kind: 'image', segment: { ...seg, segments: [3], frames: [3] }, source: dx } as const;
  const items = itemsOf(groupOf({ ...plain, finding: heart, site: { code: heart, laterality: side }, outline }));
  const named = (concept: string) => items.find((item) => codeOf(item, 'x0040a043') === concept);
  expect(codeOf(named('272741003') ?? expect.fail('no side'), 'x0040a168')).toBe('7771000');
  const segment = named('121214')?.elements['x00081199']?.items?.[0]?.dataSet;
  expect([segment?.string('x00081155'), segment?.string('x00081160')]).toEqual(['1.2.3.9', '3']);
  expect(segment?.elements['x0062000b']).toBeUndefined(); // of frame and segment only one may be named
});

test('everything that is pointed at stands in the evidence, by its series', () => {
  const study = dicomParser.parseDicom(write()).elements['x0040a375']?.items?.[0]?.dataSet;
  const series = study?.elements['x00081115']?.items ?? [];
  expect(
    series.map(({ dataSet }) => [
      dataSet?.string('x0020000e'),
      dataSet?.elements['x00081199']?.items?.map((one) => one.dataSet?.string('x00081155')),
    ]),
  ).toEqual([
    ['1.2.3.4', ['1.2.3.1']],
    ['1.2.3.8', ['1.2.3.9']],
  ]);
});

test('an amended report names the one before it', () => {
  const before = { sopClassUid: '1.2.840.10008.5.1.4.1.1.88.34', sopInstanceUid: '2.25.7', seriesUid: '2.25.8' };
  const study = dicomParser.parseDicom(write({ predecessor: before })).elements['x0040a360']?.items?.[0]?.dataSet;
  const series = study?.elements['x00081115']?.items?.[0]?.dataSet;
  expect([study?.string('x0020000d'), series?.string('x0020000e')]).toEqual(['1.2.3', '2.25.8']);
  expect(series?.elements['x00081199']?.items?.[0]?.dataSet?.string('x00081155')).toBe('2.25.7');
  expect(dicomParser.parseDicom(write()).elements['x0040a360']).toBeUndefined();
});

test('a draft is unverified and preliminary, and nobody verified it', () => {
  const draft = dicomParser.parseDicom(write({ isVerified: false, people: [] }));
  expect([draft.string('x0040a493'), draft.string('x0040a496')]).toEqual(['UNVERIFIED', 'PRELIMINARY']);
  expect(draft.elements['x0040a073']).toBeUndefined();
});
