import { z } from '../../../base/schema.ts';
import { binaryNumber, itemsOf } from '../../read/dataset.ts';
import type { Dataset } from '../../read/dataset.ts';
import { code, number, numbers, text } from '../../read/texts.ts';

const Direction = z.tuple([z.number(), z.number(), z.number()]).readonly();
const Pair = z.tuple([z.number(), z.number()]).readonly();

/** What a tiled slide image says of how its tiles lie, and where on the glass. Millimetres in slide coordinates. */
export const SlideHeader = z.object({
  /** `full`: tiles follow each other row by row and none is left out; `sparse`: each says where it lies. */
  organization: z.enum(['full', 'sparse']),
  /** Of `sparse`: column and row of each frame's first pixel in the total matrix, 0-based; null: another plane or path. */
  places: z.array(Pair.nullable()),
  row: Direction.nullable(), // Image Orientation Slide: the way a row runs, and a column
  column: Direction.nullable(),
  origin: Pair.nullable(), // x, y of the first pixel of the total matrix
  imagedMm: Pair.nullable(), // Imaged Volume Width and Height
  focalPlanes: z.number().int().positive(),
  opticalPaths: z.array(z.object({ id: z.string(), description: z.string() })),
  objective: z.number().positive().nullable(), // lens power
  stains: z.array(z.string()), // in the file's words
  container: z.string(), // what is written on the glass's label
});
export type SlideHeader = z.infer<typeof SlideHeader>;

/** VL Whole Slide Microscopy Image Storage: a slide is known by its class; its modality may be anything. */
export const slideClass = '1.2.840.10008.5.1.4.1.1.77.1.6';

/**
 * The slide attributes of a whole slide image.
 *
 * @returns undefined for another class. Total; what is absent or no number is null or empty.
 * @source  DICOM PS3.3 C.8.12.4 (Whole Slide Microscopy Image), C.7.6.17.3 (order of tiles), C.7.6.22 (Specimen).
 */
export function readSlide(dataset: Dataset): SlideHeader | undefined {
  if (code(dataset, 0x00080016) !== slideClass) return undefined;
  const [rowX, rowY, rowZ, columnX, columnY, columnZ] = numbers(dataset, 0x00480102);
  const [corner] = itemsOf(dataset, 0x00480008);
  const [x, y] = corner ? [number(corner, 0x0040072a), number(corner, 0x0040073a)] : [null, null];
  const [width, height] = [binaryNumber(dataset, 0x00480001, 'FL'), binaryNumber(dataset, 0x00480002, 'FL')];
  const paths = itemsOf(dataset, 0x00480105);
  const opticalPaths = paths.map((path) => ({ id: text(path, 0x00480106), description: text(path, 0x00480107) }));
  const places = placesOf(dataset);
  return {
    organization: code(dataset, 0x00209311) === 'TILED_FULL' || places.length === 0 ? 'full' : 'sparse',
    places: code(dataset, 0x00209311) === 'TILED_FULL' ? [] : places,
    row: directionOf(rowX, rowY, rowZ),
    column: directionOf(columnX, columnY, columnZ),
    origin: x === null || y === null ? null : [x, y],
    imagedMm: width && height && width > 0 && height > 0 ? [width, height] : null,
    focalPlanes: Math.max(1, binaryNumber(dataset, 0x00480303, 'UL') ?? 1),
    opticalPaths,
    objective: paths.map((path) => number(path, 0x00480112)).find((power) => power !== null && power > 0) ?? null,
    stains: stainsOf(dataset),
    container: text(dataset, 0x00400512),
  };
}

function directionOf(x = 0, y = 0, z = 0): SlideHeader['row'] {
  const size = Math.hypot(x, y, z);
  return Math.abs(size - 1) > 0.01 ? null : [x / size, y / size, z / size];
}

/** Where each frame lies, by its own functional groups; frames beside the first path and plane are null. */
function placesOf(dataset: Dataset): SlideHeader['places'] {
  const all = itemsOf(dataset, 0x52009230).map((item) => {
    const [position] = itemsOf(item, 0x0048021a);
    const [path] = itemsOf(item, 0x00480207);
    return {
      column: position ? binaryNumber(position, 0x0048021e, 'SL') : undefined,
      row: position ? binaryNumber(position, 0x0048021f, 'SL') : undefined,
      layer: `${position ? (number(position, 0x0040074a) ?? '') : ''} ${path ? text(path, 0x00480106) : ''}`,
    };
  });
  const [first] = all;
  if (!first || all.every(({ column }) => column === undefined)) return [];
  return all.map(({ column, row, layer }) =>
    column === undefined || row === undefined || layer !== first.layer ? null : ([column - 1, row - 1] as const),
  );
}

const usingSubstance = '424361007'; // SCT: the item's name where a preparation step says what it used
const staining = '127790008'; // SCT: the processing type of such a step

/** Substances of the staining steps of the specimens' preparation, in their order, each once. */
function stainsOf(dataset: Dataset): string[] {
  const steps = itemsOf(dataset, 0x00400560)
    .flatMap((specimen) => itemsOf(specimen, 0x00400610))
    .map((preparation) => itemsOf(preparation, 0x00400612).map(conceptOf));
  const stained = steps.filter((items) => items.some(({ value }) => value === staining));
  return [
    ...new Set(
      stained.flatMap((items) => items.filter(({ name }) => name === usingSubstance).map(({ meaning }) => meaning)),
    ),
  ].filter((meaning) => meaning !== '');
}

/** A content item that is a code: what it is about, and the code. */
function conceptOf(item: Dataset): { readonly name: string; readonly value: string; readonly meaning: string } {
  const [name, concept] = [itemsOf(item, 0x0040a043)[0], itemsOf(item, 0x0040a168)[0]];
  return {
    name: name ? code(name, 0x00080100) : '',
    value: concept ? code(concept, 0x00080100) : '',
    meaning: concept ? text(concept, 0x00080104) : '',
  };
}
