import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { inflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { InstanceId } from '../../models/base/ids.ts';
import { readHeader } from '../../models/dicom/header/read-header.ts';
import type { DisplaySet } from '../../models/imaging/display-set.ts';
import { HangingProtocol } from '../../models/imaging/hanging/hanging-protocol.ts';
import type { HangingPlan } from '../../models/imaging/hanging/hanging-plan.ts';
import { hangStudy } from '../../models/imaging/hanging/hang-study.ts';
import { displaySetsOf } from '../../models/imaging/sets/display-sets-of.ts';
import { fitImage } from '../../models/imaging/view/fit-view.ts';
import { screenFromPatient } from '../../models/imaging/view/view-plane.ts';
import { drawnBreast, makeMammograms, makeTomosynthesis } from '../fixtures/make-mammograms.ts';
import type { GreyPicture } from '../fixtures/make-mammograms.ts';
import { realBreast } from '../fixtures/real-breast.ts';

// C3#1515, O#2019, W#203, O#1702, H#523: chest walls back to back, view names, one scale, priors, tomosynthesis. Made of one picture, named as made.

const real = new URL('../../../shared/data/test/09-projection/GH133.dcm', import.meta.url);
const protocols = [HangingProtocol.parse(JSON.parse(readFileSync('resources/protocols/mg.json', 'utf8')))];
const inflate = (bytes: Uint8Array): Uint8Array => inflateRawSync(bytes);

interface Read {
  readonly sets: readonly DisplaySet[];
  readonly pictures: ReadonlyMap<string, Uint16Array>;
}

function readAll(files: ReadonlyMap<string, Uint8Array>, prefix: string): Read {
  const received = [...files].flatMap(([name, bytes]) => {
    const header = readHeader(bytes, { inflate });
    if (!header.ok) throw new Error(header.error.code);
    return name.startsWith(prefix) ? [{ id: InstanceId.parse(name), header: header.value }] : [];
  });
  const pictures = received.map(({ id, header }) => {
    const place = header.image?.pixels;
    if (place?.kind !== 'native') throw new Error('made files are native');
    const bytes = files.get(id)?.slice(place.offset, place.offset + place.length);
    return [id as string, new Uint16Array(bytes?.buffer ?? new ArrayBuffer(0))] as const;
  });
  return { sets: displaySetsOf(received), pictures: new Map(pictures) };
}

const size = { width: 540, height: 380 };

/** Where on screen the columns of tissue lie that reach the outer edge of the image, by how the picture really is. */
function chestWallOnScreen(
  read: Read,
  planned: HangingPlan['stages'][number]['viewports'][number],
): number | undefined {
  const frame = read.sets.find(({ id }) => id === planned.displaySet)?.frames[planned.frame ?? 0];
  const values = frame && read.pictures.get(frame.instance);
  if (!frame || !values) return undefined;
  const { columns, rows } = frame.pixels;
  const lit = (column: number): number =>
    Array.from({ length: rows }, (_, row) => values[row * columns + column] ?? 0).filter((value) => value > 100).length;
  const wall = lit(0) > lit(columns - 1) ? -0.5 : columns - 0.5;
  const spacing = frame.spacing ?? { acrossColumns: 1, acrossRows: 1 };
  const plane = { origin: [0, 0, 0], row: [1, 0, 0], column: [0, 1, 0], spacing } as const;
  const fit = planned.fit;
  const view = fitImage(
    plane,
    { rows, columns, breast: frame, justify: fit?.justify, leastMm: fit?.leastMm ?? undefined },
    size,
  );
  return screenFromPatient(view, size, [wall * spacing.acrossColumns, 0, 0])[0];
}

const nameOf = (read: Read, { displaySet, frame }: HangingPlan['stages'][number]['viewports'][number]): string => {
  const shown = read.sets.find(({ id }) => id === displaySet)?.frames[frame ?? 0];
  return shown ? `${shown.instance.slice(0, 4)} ${shown.laterality} ${shown.view}` : 'nothing';
};

/** @returns how many viewports were looked at. */
function checkHanging(picture: GreyPicture): number {
  const files = makeMammograms(picture);
  const [current, prior] = [readAll(files, '2026'), readAll(files, '2024')];
  const both = {
    sets: [...current.sets, ...prior.sets],
    pictures: new Map([...current.pictures, ...prior.pictures]),
  };
  const { stages } = hangStudy(current.sets, { protocols, prior: prior.sets });
  expect(stages.map(({ name }) => name)).toEqual([
    'Four views',
    'Four views and priors',
    'CC and prior',
    'MLO and prior',
    'CC',
    'MLO',
  ]);
  const turned = both.sets.filter(({ warnings }) => warnings.some(({ code }) => code === 'imaging.turned'));
  expect(turned.map(({ description }) => description)).toEqual(['Made L CC']); // the one stored the other way round
  const [four, withPriors] = stages;
  expect(four?.viewports.map((one) => nameOf(both, one))).toEqual([
    '2026 R CC',
    '2026 L CC',
    '2026 R MLO',
    '2026 L MLO',
  ]);
  expect(withPriors?.viewports.slice(4).map((one) => nameOf(both, one))).toEqual([
    '2024 R CC',
    '2024 L CC',
    '2024 R MLO',
    '2024 L MLO',
  ]);
  // Right breasts stand in even places with their chest wall at the right edge, left ones in odd places at the left edge.
  for (const { viewports } of stages)
    for (const [i, one] of viewports.entries())
      expect(chestWallOnScreen(both, one)).toBeCloseTo(i % 2 === 0 ? size.width : 0, 6);
  return stages.flatMap(({ viewports }) => viewports).length;
}

test('C3#1515, O#2019, H#523: a made mammogram hangs back to back, whichever way each image is stored, with its priors below', () => {
  expect(checkHanging(drawnBreast())).toBe(24);
});

test('W#203, O#1702: a tomosynthesis is one stack that says what it is, and stands in its own stage, not for the plain view', () => {
  const files = new Map([
    ...[...makeMammograms(drawnBreast())].filter(([name]) => name.startsWith('2026')),
    ['2026-tomo', makeTomosynthesis(drawnBreast())] as const,
  ]);
  const read = readAll(files, '2026');
  const tomo = read.sets.find(({ frames }) => frames.length === 5);
  expect(tomo?.frames[0]).toMatchObject({ view: 'CC', laterality: 'R', sides: ['P', 'L'] });
  const { stages } = hangStudy(read.sets, { protocols });
  expect(stages[0]?.viewports[0]?.displaySet).not.toBe(tomo?.id);
  const slices = stages.find(({ name }) => name === 'Tomosynthesis CC');
  expect(slices?.viewports.map(({ displaySet }) => displaySet)).toEqual([tomo?.id, null]);
});

test.skipIf(!existsSync(real))(
  'so does one made of a real mammogram (needs ../shared)',
  async () => {
    expect(checkHanging(await realBreast(fileURLToPath(real)))).toBe(24);
  },
  120_000,
);
