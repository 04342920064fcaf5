import { expect, test } from 'vitest';
import { FindingId, DisplaySetId, InstanceId } from '../../models/base/ids.ts';
import { Quantity } from '../../models/base/code.ts';
import { readHeader } from '../../models/dicom/header/read-header.ts';
import type { Finding } from '../../models/findings/finding.ts';
import { imageIndexOf, namingImage } from '../../models/findings/place/image-of.ts';
import type { DisplaySet, Frame } from '../../models/imaging/display-set.ts';
import { patientFromPixel } from '../../models/imaging/geometry/patient-from-pixel.ts';
import type { GridLayout } from '../../models/imaging/hanging/layout.ts';
import { displaySetsOf } from '../../models/imaging/sets/display-sets-of.ts';
import { depthOf } from '../../models/imaging/view/view-plane.ts';
import { lengthOf, lengthText, linesIn } from '../../renderer/imaging/drawings/shown-lines.ts';
import {
  showDisplaySet,
  showGrid,
  showInPane,
  showPlanes,
  stackPane,
  withStudy,
} from '../../renderer/imaging/view/hang.ts';
import { scrolled } from '../../renderer/imaging/view/move.ts';
import { emptyPane, planeOf, shownView } from '../../renderer/imaging/view/pane.ts';
import { noReading, placeOf } from '../../renderer/imaging/view/reading.ts';
import type { Reading } from '../../renderer/imaging/view/reading.ts';
import { toImage } from '../../renderer/imaging/view/use-focus-jump.ts';
import { ctElements, makeDicom } from '../fixtures/make-dicom.ts';
import type { DicomElements } from '../fixtures/make-dicom.ts';
import { makeFinding, reader } from '../fixtures/make-finding.ts';
import { makeStack } from '../fixtures/make-images.ts';

// What readers met in measuring with other viewers (threads by number), each as a test named after it.

const setOf = (elements: DicomElements): DisplaySet => {
  const header = readHeader(makeDicom(elements), { inflate: (bytes) => bytes });
  if (!header.ok) throw new Error(header.error.code);
  const [set] = displaySetsOf([{ id: InstanceId.parse('a'), header: header.value }]);
  if (!set) throw new Error('no display set');
  return set;
};
const without = (...tags: readonly number[]): DicomElements =>
  Object.fromEntries(Object.entries(ctElements()).filter(([tag]) => !tags.includes(Number(tag))));
const placeless = without(0x00280030, 0x00200032, 0x00200037);
const words = (count: number): DicomElements[number] => ['OW', Array.from({ length: count }, () => 7)];

/** A line on an image of a set, as its text stands beside it; the narrow space as a plain one. */
function lengthOn(displaySet: DisplaySet, index: number, ...ends: readonly (readonly [number, number])[]): string {
  const frame = displaySet.frames[index];
  const place = { pane: { ...emptyPane, displaySet: displaySet.id, frame: index }, displaySet, crosshair: null };
  const [from, to] = ends.map((pixel) => frame && patientFromPixel(planeOf(frame), pixel));
  if (!from || !to) throw new Error('no line');
  return lengthText(lengthOf(place, from, to)).replace('\u202F', ' ');
}

const region = (left: number, right: number, cm: number): DicomElements => ({
  0x00186012: ['US', 1],
  0x00186018: ['UL', left],
  0x0018601a: ['UL', 0],
  0x0018601c: ['UL', right],
  0x0018601e: ['UL', 9],
  0x00186024: ['US', 3],
  0x00186026: ['US', 3],
  0x0018602c: ['FD', cm],
  0x0018602e: ['FD', cm],
});

test('O#5556: each frame and each region of an ultrasound film has its own scale; a line across two has none', () => {
  const own = (left: number, right: number): DicomElements => ({
    0x00186011: ['SQ', [region(0, 19, left), region(20, 39, right)]],
  });
  const film = setOf({
    ...placeless,
    0x00080060: ['CS', 'US'],
    0x00186011: ['SQ', [region(0, 39, 0.1)]],
    0x00280008: ['IS', '3'],
    0x00280010: ['US', 10],
    0x00280011: ['US', 40],
    0x52009230: ['SQ', [own(0.01, 0.02), own(0.03, 0.04), {}]],
    0x7fe00010: words(1200),
  });
  const lines = [0, 1, 2].map((index) => [
    lengthOn(film, index, [2, 5], [12, 5]),
    lengthOn(film, index, [25, 5], [35, 5]),
    lengthOn(film, index, [12, 5], [25, 5]),
  ]);
  expect(lines).toEqual([
    ['1.0 mm', '2.0 mm', '13 px'],
    ['3.0 mm', '4.0 mm', '13 px'],
    ['10.0 mm', '10.0 mm', '13.0 mm'], // what stands for all frames
  ]);
  const place = { pane: { ...emptyPane, displaySet: film.id }, displaySet: film, crosshair: null };
  expect(lengthOf(place, [12, 5, 0], [25, 5, 0]).remarks).toEqual([
    { code: 'imaging.outside-region', params: { px: 13 } },
  ]);
});

const [pixel, imager] = [0x00280030, 0x00181164];
const radiograph: DicomElements = { ...placeless, 0x00080060: ['CS', 'DX'] };

test.each<[string, DicomElements, string, string | undefined]>([
  ['at the detector alone', { [imager]: ['DS', '0.2\\0.2'] }, '2.0 mm at the detector', 'imaging.spacing-at-detector'],
  [
    'once more as pixel spacing',
    { [imager]: ['DS', '0.2\\0.2'], [pixel]: ['DS', '0.2\\0.2'] },
    '2.0 mm at the detector',
    'imaging.spacing-at-detector',
  ],
  [
    'pixel spacing alone, of a projection',
    { [pixel]: ['DS', '0.2\\0.2'] },
    '2.0 mm at the detector',
    'imaging.spacing-at-detector',
  ],
  [
    'another pixel spacing beside it: calibrated',
    { [imager]: ['DS', '0.2\\0.2'], [pixel]: ['DS', '0.1\\0.1'] },
    '1.0 mm',
    undefined,
  ],
  [
    'a pixel spacing that says it was calibrated',
    { [imager]: ['DS', '0.2\\0.2'], [pixel]: ['DS', '0.2\\0.2'], 0x00280a02: ['CS', 'FIDUCIAL'] },
    '2.0 mm',
    undefined,
  ],
  ['magnified twice', { [imager]: ['DS', '0.2\\0.2'], 0x00181114: ['DS', '2'] }, '1.0 mm', 'imaging.spacing-magnified'],
  [
    'magnified by its distances',
    { [imager]: ['DS', '0.2\\0.2'], 0x00181110: ['DS', '1500'], 0x00181111: ['DS', '1000'] },
    '1.3 mm',
    'imaging.spacing-magnified',
  ],
  [
    'magnified once, by its distances',
    { [imager]: ['DS', '0.2\\0.2'], 0x00181110: ['DS', '660'], 0x00181111: ['DS', '660'] },
    '2.0 mm at the detector',
    'imaging.spacing-at-detector',
  ],
  ['zero', { [pixel]: ['DS', '0.000\\0.000'] }, '10 px', 'imaging.no-spacing'],
  ['none', {}, '10 px', 'imaging.no-spacing'],
])('O#201, O#1555: a radiograph with its spacing %s', (_, changes, text, remark) => {
  const set = setOf({
    ...radiograph,
    0x00280010: ['US', 2],
    0x00280011: ['US', 20],
    0x7fe00010: words(40),
    ...changes,
  });
  expect([lengthOn(set, 0, [2, 1], [12, 1]), set.warnings.map(({ code }) => code)]).toEqual([
    text,
    remark ? [remark] : [],
  ]);
});

test('C3#2042: where the graphics path asks for a spacing it is told ours, magnification and region applied', async () => {
  const { metaData } = await import('@cornerstonejs/core');
  const { offerImage, registerFrames } = await import('../../renderer/imaging/picture/gpu/image-loader.ts');
  registerFrames();
  // the stock provider, as it would answer from the file: it must not be the one that is asked
  metaData.addProvider(() => ({ pixelSpacing: [0.2, 0.2], rowPixelSpacing: 0.2, columnPixelSpacing: 0.2 }), 9000);
  const told = (frame: Frame | undefined) => {
    if (!frame) throw new Error('no frame');
    const values = new Int16Array(8);
    const image = { columns: 4, rows: 2, samples: 1, values, low: 0, high: 7, tables: { modality: null, voi: null } };
    const imageId = offerImage('pane', { kind: 'image', image, frame, plane: planeOf(frame) });
    return metaData.get('imagePlaneModule', imageId) as unknown;
  };
  const magnified = setOf({ ...radiograph, [imager]: ['DS', '0.2\\0.4'], 0x00181114: ['DS', '2'] });
  expect(told(magnified.frames[0])).toMatchObject({
    pixelSpacing: [0.1, 0.2],
    rowPixelSpacing: 0.1,
    columnPixelSpacing: 0.2,
  });
  const scan = setOf({ ...placeless, 0x00080060: ['CS', 'US'], 0x00186011: ['SQ', [region(0, 3, 0.05)]] });
  expect(told(scan.frames[0])).toMatchObject({ pixelSpacing: [0.5, 0.5] });
});

test('O#702, O#147, O#150: no number leaves without its unit: a line, its finding and its text say the same', () => {
  const frames: readonly (readonly [Partial<Frame>, string, RegExp])[] = [
    [{}, 'mm', / mm$/],
    [{ plane: null, spacing: null, spacingKind: 'none' }, '{pixels}', / px$/],
    [
      { plane: null, spacing: { acrossColumns: 1, acrossRows: 1 }, spacingKind: 'at-detector' },
      'mm',
      / mm at the detector$/,
    ],
  ];
  const [made] = displaySetsOf(makeStack([0]));
  const [frame] = made?.frames ?? [];
  if (!made || !frame) throw new Error('no frame');
  for (const [changes, unit, text] of frames) {
    const displaySet = { ...made, frames: [{ ...frame, ...changes }] };
    const place = { pane: { ...emptyPane, displaySet: made.id }, displaySet, crosshair: null };
    const length = lengthOf(place, [0, 0, 0], [3, 4, 0]);
    expect([length.unit, lengthText(length).replace('\u202F', ' ')]).toEqual([unit, expect.stringMatching(text)]);
    expect(Quantity.parse({ value: length.value, unit: length.unit })).toMatchObject({ unit });
  }
  expect(Quantity.safeParse({ value: 5 }).success).toBe(false);
  expect(Quantity.safeParse({ value: 5, unit: '' }).success).toBe(false);
});

const size = { width: 200, height: 100 };
const stack = (id: string, at: readonly number[], across = false): DisplaySet => {
  const [set] = displaySetsOf(
    makeStack([...at], (z, i) => ({
      number: at.length * 10 + (across ? 500 : 0) + z * 3 + i,
      ...(across ? { at: [z, 0, 9] as const, row: [0, 1, 0] as const, column: [0, 0, -1] as const } : {}),
    })),
  );
  if (!set) throw new Error('no set');
  return {
    ...set,
    id: DisplaySetId.parse(id),
    frames: set.frames.map((one) => ({ ...one, sopInstanceUid: `${id} ${one.plane?.origin.join()}` })),
  };
};

/** Whole numbers from 0 below `end`, always the same ones. */
function makeChance(seed: number): (end: number) => number {
  let state = seed;
  return (end) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * end);
  };
}

/** The image each stack shows. */
const imagesOf = (state: Reading) =>
  state.panes.map(({ plane }, index) => {
    const place = placeOf(state, index);
    return plane ? plane : place?.displaySet.frames[place.pane.frame]?.sopInstanceUid;
  });
const withSizes = (state: Reading): Reading => ({ ...state, panes: state.panes.map((pane) => ({ ...pane, size })) });

test.each([1, 2, 3])(
  'O#4304, O#4798: a measurement stays on its image whatever is done to the layout (round %i)',
  (seed) => {
    const chance = makeChance(seed);
    const axial = stack('axial', [6, 9, 12, 15, 18]);
    const whole = stack('axial', [0, 3, 6, 9, 12, 15, 18, 21]); // images that arrive later, some before those here
    const sagittal = stack('sagittal', [0, 1, 2, 3], true);
    const drawnOn = chance(axial.frames.length);
    const plane = axial.frames[drawnOn]?.plane;
    if (!plane) throw new Error('no place');
    const [from, to] = [patientFromPixel(plane, [0, 0]), patientFromPixel(plane, [3, 1])];
    const { id: displaySet, studyUid, seriesUid, frameOfReferenceUid } = axial;
    const finding: Finding = makeFinding({
      id: FindingId.parse('line'),
      kind: 'measurement',
      on: { displaySet, studyUid, seriesUid, frameOfReferenceUid },
      geometry: namingImage({ kind: 'line', from, to, frame: drawnOn }, axial.frames),
      by: reader,
    });
    const own = axial.frames[drawnOn]?.sopInstanceUid;
    const plan = { protocol: '', layout: '1x1', stages: [], displaySets: [], largePlane: 'axial' } as never;
    let state: Reading = withSizes({
      ...noReading,
      studyUid,
      displaySets: [axial, sagittal],
      panes: [stackPane(axial)],
    });
    const grids: readonly GridLayout[] = ['1x1', '1x2', '2x2', '3x3'];
    const sets = [axial.id, sagittal.id] as const;
    const steps: readonly (() => Reading)[] = [
      () => showGrid(state, grids[chance(grids.length)] ?? '1x1'),
      () => showInPane(state, chance(state.panes.length), sets[chance(2)] ?? axial.id),
      () => showPlanes(state, sets[chance(2)] ?? axial.id),
      () => showDisplaySet(state, sets[chance(2)] ?? axial.id),
      () => scrolled(state, chance(state.panes.length), chance(9) - 4),
      () =>
        withStudy(state, {
          studyUid,
          displaySets: [chance(4) > 0 ? (state.displaySets[0] ?? axial) : whole, sagittal],
          plan,
        }),
      () => (state.layout === 'planes' ? state : toImage(state, finding)),
    ];
    let seen = 0;
    for (let i = 0; i < 400; i++) {
      const at = chance(steps.length);
      const before = state;
      state = withSizes((steps[at] ?? (() => state))());
      if (at === 5) expect(imagesOf(state)).toEqual(imagesOf(before)); // images that arrive move none that is looked at
      for (const index of state.panes.keys()) {
        const place = placeOf(state, index);
        const view = place && shownView(place);
        if (!place || !view) continue;
        const isDrawn = linesIn([finding], place, view).length > 0;
        const shown = place.pane.plane ? undefined : place.displaySet.frames[place.pane.frame];
        const isItsImage = shown?.sopInstanceUid === own;
        const isInIt = [from, to].every((end) => Math.abs(depthOf(view, end)) <= 0.5);
        const isOwnStack = !place.pane.plane && place.displaySet.id === axial.id;
        expect(isDrawn).toBe(isOwnStack ? isItsImage : isInIt);
        if (isOwnStack && at === 6) expect(isItsImage).toBe(true); // a jump goes to no other image
        seen += Number(isDrawn);
      }
    }
    expect(seen).toBeGreaterThan(20);
  },
);

test('O#4304: a line on an image without a place names it too, and one whose image is gone lies nowhere', () => {
  const frames = [
    { sopInstanceUid: 'a', frame: 0 },
    { sopInstanceUid: 'b', frame: 0 },
    { sopInstanceUid: 'b', frame: 1 },
  ];
  const line = namingImage({ kind: 'pixel-line', from: [0, 0], to: [3, 4], frame: 2 }, frames);
  expect(imageIndexOf(line, [{ sopInstanceUid: 'new', frame: 0 }, ...frames])).toBe(3);
  expect(imageIndexOf(line, frames.slice(0, 2))).toBe(-1);
  expect(imageIndexOf({ kind: 'pixel-line', from: [0, 0], to: [3, 4], frame: 2 }, frames)).toBe(2); // kept before
});
