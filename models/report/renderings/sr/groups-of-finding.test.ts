import { expect, test } from 'vitest';
import type { Region } from '../../../dicom/write/sr/region.ts';
import type { SrMeasurement } from '../../../dicom/write/sr/measurement-group.ts';
import { InstanceId } from '../../../base/ids.ts';
import { DisplaySet } from '../../../imaging/display-set.ts';
import { accepted, makeFinding } from '../../../../tests/fixtures/make-report-case.ts';
import { makeMrSeries } from '../../../../tests/fixtures/make-mr-series.ts';
import { makeSpeaker } from '../../language/speaker.ts';
import { asymmetryGroups } from './asymmetry-groups.ts';
import { groupsOfFinding } from './groups-of-finding.ts';
import type { SrGiven } from './groups-of-finding.ts';
import { objectCentres } from './object-centres.ts';

// Sagittal images of 16 × 12 pixels: 0.5 mm across columns, 2 mm across rows; column runs back, row runs down.
const { displaySet } = makeMrSeries({ slices: 2 });
/** The same image as a radiograph: no place, and the same spacing, read in the way that is said. */
const radiograph = (spacingKind: string): DisplaySet => {
  const spacing = { acrossColumns: 0.5, acrossRows: 2 };
  const frames = displaySet.frames.map((frame) => ({ ...frame, plane: null, spacing, spacingKind }));
  return DisplaySet.parse({ ...displaySet, frames, volume: null, frameOfReferenceUid: null });
};

const texts = {
  'report.sr.whole': '{name}: all parts together.',
  'report.sr.boxes': '{name}: from {threshold}.',
  'report.sr.unconfirmed': 'Unconfirmed: {code}.',
};
const given = (over: Partial<SrGiven> = {}): SrGiven => ({
  set: displaySet,
  trackingOf: ({ id }, label) => ({ id: `${id} ${label}`, uid: `2.25.${label ?? 0}` }),
  outlines: new Map(),
  centres: [],
  speaker: makeSpeaker({ tag: 'en', texts }),
  ...over,
});
const groupsOf = (finding: object, over: Partial<SrGiven> = {}) =>
  groupsOfFinding(makeFinding({ ...accepted, ...finding }), given(over));

const measurement = (key: string, value: number, unit: string, code: object = {}) => ({
  key,
  code: { scheme: '99PHENO', value: key, meaning: key, ...code },
  name: key,
  label: null,
  quantity: { value, unit },
});
const isRegion = (source: Region | SrMeasurement | undefined): source is Region =>
  source !== undefined && 'on' in source;
const pointsOf = (source: Region | SrMeasurement | undefined) =>
  isRegion(source) ? source.points : expect.fail('no region');

const lines = [
  { key: 'of', name: 'Heart width', from: [3.5, 6], to: [8.5, 6] },
  { key: 'over', name: 'Thoracic width', from: [-0.5, 8], to: [9.5, 8] },
];
const ratio = {
  geometry: { kind: 'pixel-lines', frame: 1, lines },
  measurements: [measurement('ctr', 0.5, '{ratio}')],
};

test('a ratio carries both widths, each with its line: ends half a pixel further than pixel centres count', () => {
  const [value] = groupsOf(ratio, { set: radiograph('at-detector') })[0]?.measurements ?? [];
  const widths = (value?.from ?? []).flatMap((source) => (isRegion(source) ? [] : [source]));
  expect(widths.map(({ concept, value: width, unit }) => [concept.meaning, width, unit.value])).toEqual([
    ['Heart width', 5, '{pixels}'],
    ['Thoracic width', 10, '{pixels}'],
  ]); // 0.5 mm at the detector is no width in the patient
  expect(pointsOf(widths[0]?.from[0])).toEqual([
    [4, 6.5],
    [9, 6.5],
  ]);
  expect(widths[0]?.from[0]).toMatchObject({ type: 'POLYLINE', image: { sopInstanceUid: '1.2.3.4.2' } });
});

test('where the image is calibrated widths are told in mm too, by the spacing across columns', () => {
  const [value] = groupsOf(ratio, { set: radiograph('calibrated') })[0]?.measurements ?? [];
  const inMm = (value?.from ?? []).flatMap((one) => (!isRegion(one) && one.unit.value === 'mm' ? [one.value] : []));
  expect(inMm).toEqual([2.5, 5]);
});

test('an ellipse is told by the ends of its long axis, then of its short one', () => {
  const geometry = { kind: 'pixel-ellipse', frame: 0, center: [8, 6], semi: [4, 2], angle: 90 }; // long axis down
  const [group] = groupsOf({ geometry, measurements: [measurement('hc', 30, 'mm')] });
  const ends = pointsOf(group?.region ?? undefined).map((point) => point.map((at) => Number(at.toFixed(6))));
  expect(ends).toEqual([
    [8.5, 2.5],
    [8.5, 10.5],
    [10.5, 6.5],
    [6.5, 6.5],
  ]);
});

test('boxes that count are closed lines, as they stand: their edges begin at the outer corner already', () => {
  const boxes = [
    { low: [0, 1], high: [4, 3], score: 0.9 },
    { low: [5, 5], high: [6, 6], score: 0.2 },
  ];
  const geometry = { kind: 'pixel-boxes', frame: 0, boxes, threshold: 0.5, color: '#D55E00' };
  const [group] = groupsOf({ name: 'Red cell', geometry, measurements: [measurement('count', 1, '1')] });
  expect(group?.measurements[0]?.from.map(pointsOf)).toEqual([
    [
      [0, 1],
      [4, 1],
      [4, 3],
      [0, 3],
      [0, 1],
    ],
  ]);
  expect(group?.comments).toEqual(['Red cell: from 0.50.']);
});

test('a line in the patient is told in space; without a frame of reference on its image, with its own spacings', () => {
  // From the first pixel's centre: 2 columns back (1 mm) and 3 rows down (6 mm).
  const geometry = { kind: 'line', from: [10, -120, 90], to: [10, -119, 84], frame: 0 };
  const line = { geometry, by: accepted.decided.by, measurements: [measurement('length', Math.hypot(1, 6), 'mm')] };
  const on = { displaySet: 'd1', studyUid: '1.2.3', seriesUid: '1.2.3.1' };
  const [inSpace] = groupsOf({ ...line, on: { ...on, frameOfReferenceUid: '1.2.3.9' } });
  expect(inSpace?.measurements[0]?.from[0]).toMatchObject({ on: 'patient', frameOfReferenceUid: '1.2.3.9' });
  const [onImage] = groupsOf({ ...line, on: { ...on, frameOfReferenceUid: null } });
  expect(pointsOf(onImage?.measurements[0]?.from[0])).toEqual([
    [0.5, 0.5],
    [2.5, 3.5],
  ]);
  expect(onImage?.algorithm).toBeNull();
  expect(onImage?.review.value).toBe('drawn');
});

test('gestational age names its equation by code and by citation', () => {
  const source = 'Hadlock FP, Deter RL, Harrist RB, Park SK, Radiology 152:497-501 (1984)';
  const geometry = { kind: 'pixel-ellipse', frame: 0, center: [8, 6], semi: [4, 2], angle: 0 };
  const age = (by: string) =>
    groupsOf({
      geometry,
      measurements: [measurement('ga', 20, 'wk')],
      notes: [{ code: 'infer.flat-spread', params: { name: 'ga', spread: 1.5, unit: 'wk', source: by } }],
    })[0]?.measurements[0]?.equation;
  expect(age(source)).toEqual({
    code: { scheme: 'LN', value: '11932-1', meaning: 'HC, Hadlock 1984' },
    citation: source,
  });
  expect(age('Somebody (2020)')).toEqual({ code: null, citation: 'Somebody (2020)' });
});

test('each label has a group with its segment and its volume; the whole has one of its own', () => {
  const outline = {
    kind: 'volume',
    segment: { sopClassUid: '1', sopInstanceUid: '2', segments: [1] },
    sourceSeriesUid: '3',
  } as const;
  const groups = groupsOf({}, { outlines: new Map([['2.25.1', outline]]) });
  expect(
    groups.map(({ measurements, outline: at, site }) => [
      measurements.map(({ value }) => value),
      at !== null,
      site?.laterality?.meaning,
    ]),
  ).toEqual([
    [[3.214], false, 'Left'],
    [[1.6], true, 'Left'],
    [[1.614], false, 'Left'],
  ]);
});

test('a score names its method; a code from memory is marked', () => {
  const arteries = { scheme: 'SCT', value: '59438005', meaning: 'Left anterior descending coronary artery' };
  const score = { scheme: 'SCT', value: '450360000', meaning: 'Coronary artery calcium score' };
  const { geometry } = makeFinding();
  const labels = [{ value: 3, name: 'LAD', code: arteries, color: '#E69F00' }];
  const volume = { scheme: 'DCM', value: '112056', meaning: 'Volume scoring method' };
  const [group] = groupsOf({
    geometry: { ...geometry, labels },
    measurements: [measurement('agatston', 12, '{score}', score), measurement('volume', 30, 'mm3', volume)],
  });
  expect(group?.measurements.map(({ concept, method }) => [concept.meaning, method?.meaning])).toEqual([
    ['Coronary artery calcium score', 'Agatston scoring method'],
    ['Volume', 'Volume scoring method'],
  ]);
  expect(group?.comments).toContain('Unconfirmed: SCT 59438005.');
});

test('a finding on an image that is not here is told nowhere', () => {
  const geometry = {
    kind: 'pixel-line',
    from: [0, 0],
    to: [1, 1],
    frame: 0,
    image: { sopInstanceUid: '9.9', frame: 0 },
  };
  expect(groupsOf({ geometry, measurements: [measurement('length', 1, '{pixels}')] })).toEqual([]);
});

test('of a slide the part that was looked at is told: the pixels that were read, or the line drawn round what counts', () => {
  const slide = { instance: InstanceId.parse('i1'), sopInstanceUid: '1.2.3.4.1', columns: 900, rows: 600 };
  const set: DisplaySet = { ...displaySet, kind: 'slide', frames: [], volume: null, slide };
  const { geometry } = makeFinding();
  const label = 'labels' in geometry ? geometry.labels.slice(0, 1) : [];
  const told = (place: object) => {
    const image = { sopInstanceUid: '1.2.3.4.1', frame: 0 };
    const size = { rows: 3, columns: 2, mask: 'cd34'.repeat(16), holds: 'objects', labels: label };
    const on = { kind: 'pixel-mask', frame: 0, image, ...size, place: { origin: [101, 52], step: [2, 4], ...place } };
    const [group] = groupsOf({ laterality: null, geometry: on, measurements: [measurement('count', 1, '1')] }, { set });
    return pointsOf(group?.region ?? undefined);
  };
  expect(told({})).toEqual([
    [100.5, 50.5],
    [104.5, 50.5],
    [104.5, 62.5],
    [100.5, 62.5],
    [100.5, 50.5],
  ]);
  const outline = [
    [101, 52],
    [104, 52],
    [101, 60],
  ];
  expect(told({ outline })).toEqual([
    [101.5, 52.5],
    [104.5, 52.5],
    [101.5, 60.5],
    [101.5, 52.5],
  ]);
});

test('asymmetry is told where both sides are accepted on one image: 2 (R − L) / (R + L)', () => {
  const side = (laterality: string, value: number) =>
    makeFinding({
      ...accepted,
      id: laterality,
      laterality,
      measurements: [{ ...measurement('volume', value, 'mL'), label: null }],
    });
  const told = (...findings: ReturnType<typeof side>[]) =>
    asymmetryGroups(findings, (key) => ({ id: key, uid: '2.25.1' })).map(({ measurements }) => measurements[0]);
  const [value] = told(side('left', 3), side('right', 2));
  expect(value).toMatchObject({ value: -40, unit: { value: '%' }, from: [{ value: 2 }, { value: 3 }] });
  expect(told(side('right', 2))).toEqual([]);
});

test('the middle of an object is the mean of its pixels', () => {
  const objects = Uint32Array.of(1, 1, 0, 0, 1, 1, 0, 300); // 4 columns × 2 rows
  expect(objectCentres(objects, 4)).toEqual([
    [0.5, 0.5],
    [3, 1],
  ]);
});

test('a region that a person drew and named is its line, closed, with its area and the name beside the code', () => {
  const region = { kind: 'pixel-region', frame: 1, column: 2, row: 1, columns: 4, rows: 3 };
  const code = { scheme: '99PHENO', value: 'region', meaning: 'Region of a slide' };
  const [group] = groupsOf({
    kind: 'region',
    name: 'Hot spot',
    code,
    geometry: region,
    measurements: [measurement('area', 0.5, 'mm2')],
  });
  expect(group).toMatchObject({
    finding: code,
    measurements: [{ value: 0.5 }],
    comments: ['Hot spot'],
  });
  expect(pointsOf(group?.region ?? undefined)).toEqual([
    [2, 1],
    [6, 1],
    [6, 4],
    [2, 4],
    [2, 1],
  ]);
});
