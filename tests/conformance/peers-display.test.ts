import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { InstanceId } from '../../models/base/ids.ts';
import { readHeader } from '../../models/dicom/header/read-header.ts';
import { conventionalAxes } from '../../models/imaging/geometry/conventional-axes.ts';
import { edgeLetters } from '../../models/imaging/geometry/orientation-letters.ts';
import { HangingProtocol } from '../../models/imaging/hanging/hanging-protocol.ts';
import { hangStudy } from '../../models/imaging/hanging/hang-study.ts';
import { gridOf, viewportCount } from '../../models/imaging/hanging/layout.ts';
import { displaySetsOf } from '../../models/imaging/sets/display-sets-of.ts';
import { lossText } from '../../renderer/imaging/overlays/corners/corner-lines.tsx';
import { pictureRemark } from '../../renderer/imaging/overlays/picture-remark.ts';
import { noTables } from '../../renderer/imaging/tone/frame-tables.ts';
import { isShownInverted } from '../../renderer/imaging/tone/shown-voi.ts';
import { emptyPane, planeOf } from '../../renderer/imaging/view/pane.ts';
import { ctElements, makeDicom } from '../fixtures/make-dicom.ts';
import type { DicomElements } from '../fixtures/make-dicom.ts';
import { makeImage, makeStack } from '../fixtures/make-images.ts';

// What readers complain of in the viewers of the field, as far as it is about what is shown and how it hangs; each test is
// named after its thread. Measuring and documents have theirs beside their code, volumes in `peers-3d.test.ts`.

const protocols = readdirSync('resources/protocols')
  .filter((name) => name.endsWith('.json'))
  .sort()
  .map((name) => HangingProtocol.parse(JSON.parse(readFileSync(`resources/protocols/${name}`, 'utf8'))));

test('C3#1757: however an axial image lies in memory, the patient’s right is at the left and the front is up', () => {
  const unit = [
    [1, 0, 0],
    [-1, 0, 0],
    [0, 1, 0],
    [0, -1, 0],
  ] as const;
  const pairs = unit.flatMap((row) =>
    unit.filter((column) => (row[0] === 0) !== (column[0] === 0)).map((column) => ({ row, column })),
  );
  expect(pairs).toHaveLength(8);
  for (const pair of pairs) {
    const { right, down } = conventionalAxes(pair);
    expect(edgeLetters(right, down)).toEqual({ left: 'R', right: 'L', top: 'A', bottom: 'P' });
  }
});

test('O#4116: MONOCHROME1 is shown turned at opening and after a reset alike', () => {
  const image = makeImage({
    changes: (h) => ({ ...h, image: h.image && { ...h.image, photometric: 'MONOCHROME1' } }),
  });
  const [displaySet] = displaySetsOf([image]);
  if (!displaySet) throw new Error('no display set');
  const opened = { pane: { ...emptyPane, displaySet: displaySet.id }, displaySet, crosshair: null };
  const byHand = { ...opened, pane: { ...opened.pane, isInverted: true } };
  const reset = { ...byHand, pane: { ...byHand.pane, voi: null, isInverted: false } };
  expect([opened, byHand, reset].map(isShownInverted)).toEqual([true, false, true]);
});

const read = (changes: DicomElements) => {
  const header = readHeader(makeDicom(ctElements(changes)), { inflate: (bytes) => bytes });
  if (!header.ok) throw new Error(header.error.code);
  return displaySetsOf([{ id: InstanceId.parse('a'), header: header.value }]);
};

test('O#818, CW#36: a VOI table whose descriptor does not fit its data is left out, and said', () => {
  const broken: DicomElements = { 0x00283002: ['US', [4096, 0, 16]], 0x00283006: ['OW', [1, 2, 3]] };
  const [set] = read({ 0x00283010: ['SQ', [broken]] });
  expect([set?.frames[0]?.tables, set?.warnings]).toEqual([
    undefined,
    [{ code: 'imaging.lut-ignored', params: { luts: 'voi' } }],
  ]);
});

test('C3#1686: an image that cannot be shown says why, in words that are there', () => {
  const texts = readdirSync('resources/languages/parts').flatMap((name) =>
    Object.keys(JSON.parse(readFileSync(`resources/languages/parts/${name}`, 'utf8')) as object),
  );
  const [cut] = read({ 0x7fe00010: ['OW', [1, 2]] });
  const code = cut?.frames[0]?.problem ?? '';
  expect([code, texts.includes(code), cut?.warnings.map((warning) => warning.code)]).toEqual([
    'dicom.pixels-short',
    true,
    ['dicom.pixels-short'],
  ]);
});

test.each([1, 16, 300])('W#443: of %i series as many are offered', (count) => {
  const images = Array.from({ length: count }, (_, i) =>
    makeImage({
      number: i + 1,
      changes: (h) => ({ ...h, series: { ...h.series, uid: `1.2.3.${i + 1}`, number: i + 1 } }),
    }),
  );
  expect(displaySetsOf(images)).toHaveLength(count);
});

test('O#5532: every protocol that is shipped hangs a study it is made for', () => {
  for (const protocol of protocols) {
    const { modalities, bodyParts, together = [] } = protocol.match;
    const wanted = together.length > 0 ? together : [modalities[0] === '*' ? 'OT' : (modalities[0] ?? 'OT')];
    const study = displaySetsOf(
      wanted.flatMap((modality, m) =>
        makeStack([0, 1, 2], (_, i) => ({
          number: m * 10 + i + 1,
          changes: (h) => ({
            ...h,
            series: {
              ...h.series,
              modality,
              uid: `1.2.3.${m + 1}`,
              bodyPart: bodyParts[0] ?? null,
              laterality: modality === 'MG' ? 'R' : null,
            },
            instance: { ...h.instance, view: modality === 'MG' ? 'CC' : '' },
          }),
        })),
      ),
    );
    const plan = hangStudy(study, { protocols: [protocol] });
    expect([protocol.id, plan.protocol]).toEqual([protocol.id, protocol.id]);
    expect(plan.stages[0]?.viewports.some(({ displaySet }) => displaySet !== null)).toBe(true);
  }
});

test.each(['4x4', '5x5', '8x8'] as const)('O#3797, O#4482, C3#1476: a protocol may ask for %s', (layout) => {
  const { rows, columns } = gridOf(layout);
  expect(viewportCount(layout)).toBe(rows * columns);
  const stage = { name: 'all', layout, viewports: Array.from({ length: rows * columns }, () => ({})) };
  const parsed = HangingProtocol.parse({
    id: 'grid',
    schema: 1,
    match: { modalities: ['*'] },
    layout,
    largePlane: 'axial',
    stages: [stage],
    source: 'test',
  });
  const [set] = displaySetsOf([makeImage()]);
  const plan = hangStudy(set ? [set] : [], { protocols: [parsed] });
  expect(plan.stages[0]?.viewports).toHaveLength(rows * columns);
});

test('O viewport-fidelity: values that were lost are said with how many times smaller, and nothing where none were', () => {
  const said = (changes: DicomElements): string => {
    const [set] = read(changes);
    return set ? lossText({ pane: { ...emptyPane, displaySet: set.id }, displaySet: set, crosshair: null }) : '?';
  };
  expect(said({})).toBe('');
  expect(said({ 0x00282110: ['CS', '01'], 0x00282112: ['DS', '12.4'] })).toBe('Lossy 12:1');
  expect(said({ 0x00282110: ['CS', '01'], 0x00282112: ['DS', '4\\3.25'] })).toBe('Lossy 4.0:1');
  expect(said({ 0x00282110: ['CS', '01'] })).toBe('Lossy');
});

test('O viewport-fidelity: a lossy file that does not say its ratio tells it by its size', () => {
  const packed = makeImage({
    changes: (h) => ({
      ...h,
      transferSyntaxUid: '1.2.840.10008.1.2.4.91',
      image: h.image && {
        ...h.image,
        rows: 100,
        columns: 100,
        pixels: { kind: 'encapsulated', frames: [[[0, 1500], [1500, 500]]], container: 'whole' }, // prettier-ignore
      },
    }),
  });
  expect(displaySetsOf([packed])[0]?.frames[0]).toMatchObject({ isLossy: true, lossyRatio: 10 });
});

test('O viewport-fidelity, O#818: a picture that is coarser than taken, or blank in the file’s window, says so first', () => {
  const [set] = displaySetsOf(makeStack([0, 1]));
  const [frame] = set?.frames ?? [];
  if (!set?.volume || !frame) throw new Error('a volume');
  const place = { pane: { ...emptyPane, displaySet: set.id }, displaySet: set, crosshair: null };
  const coarse = {
    kind: 'volume',
    id: set.id,
    geometry: set.volume,
    voxels: new Int16Array(16),
    reducedBy: 2,
  } as const;
  const voi = { width: 400, center: 40, label: null };
  expect(pictureRemark(place, { status: 'ready', source: coarse }, voi)).toEqual({
    code: 'imaging.reduced',
    params: { by: 2 },
  });
  const values = Int16Array.of(2000, 2001, 2002, 2003, 2004, 2005, 2006, 2007);
  const image = { columns: 4, rows: 2, samples: 1, values, low: 2000, high: 2007, tables: noTables };
  const shown = { status: 'ready', source: { kind: 'image', image, frame, plane: planeOf(frame) } } as const;
  expect(pictureRemark(place, shown, voi)?.code).toBe('imaging.all-white');
  expect(pictureRemark(place, shown, { ...voi, center: 2003 })).toBeNull();
  expect(pictureRemark({ ...place, pane: { ...place.pane, voi } }, shown, voi)).toBeNull(); // chosen by hand
});
