import { z } from '../../../base/schema.ts';
import { binaryNumbers, isBinary, itemsOf } from '../../read/dataset.ts';
import type { Dataset } from '../../read/dataset.ts';
import { number, text, time } from '../../read/texts.ts';

/** One value of how an image was taken: the attributes it is read from, the first that is there; its unit as the standard has it. */
interface TechniqueRow {
  readonly tags: readonly number[];
  readonly kind: 'number' | 'text' | 'time';
}

const numberOf = (...tags: readonly number[]): TechniqueRow => ({ tags, kind: 'number' });
const textOf = (...tags: readonly number[]): TechniqueRow => ({ tags, kind: 'text' });

/** How an image was taken, as a reader wants it beside the picture. @source DICOM PS3.3 and PS3.6, units as there. */
const rows = {
  kiloVolt: numberOf(0x00180060), // kV
  exposureMas: numberOf(0x00189332, 0x00181152), // mAs
  doseIndexMgy: numberOf(0x00189345), // CTDIvol, mGy
  kernel: textOf(0x00181210),
  fieldStrengthT: numberOf(0x00180087),
  repetitionMs: numberOf(0x00180080),
  echoMs: numberOf(0x00189082, 0x00180081),
  inversionMs: numberOf(0x00189079, 0x00180082),
  flipDegrees: numberOf(0x00181314),
  compressionForceN: numberOf(0x001811a2),
  compressedMm: numberOf(0x001811a0), // body part thickness
  entranceDoseMgy: numberOf(0x00408302),
  mechanicalIndex: numberOf(0x00185022),
  softTissueIndex: numberOf(0x00185024), // thermal
  transducer: textOf(0x00185010),
  tracer: textOf(0x00180031),
  contrast: textOf(0x00180010),
  acquired: { tags: [0x00080032, 0x00080033], kind: 'time' }, // HH:MM:SS, as the scanner's clock had it
} as const satisfies Readonly<Record<string, TechniqueRow>>;

export const TechniqueName = z.enum(Object.keys(rows) as [keyof typeof rows, ...(keyof typeof rows)[]]);
export type TechniqueName = z.infer<typeof TechniqueName>;

/** What a file says of how it was taken; what it does not say is absent. */
export const Technique = z.partialRecord(TechniqueName, z.union([z.number(), z.string()]));
export type Technique = z.infer<typeof Technique>;

/**
 * How an image was taken: from the data set itself, else from the first item of its shared functional groups, else from
 * those of its first frame; of a tracer from its own sequence.
 *
 * @returns numbers in the unit their name ends with, texts as written. Total.
 */
export function readTechnique(dataset: Dataset): Technique {
  const [shared] = itemsOf(dataset, 0x52009229);
  const [first] = itemsOf(dataset, 0x52009230);
  const places = [dataset, ...itemsOf(dataset, 0x00540016), ...groupsOf(shared), ...groupsOf(first)];
  const technique: Technique = {};
  for (const name of TechniqueName.options) {
    const value = valueOf(places, rows[name]);
    if (value !== undefined) technique[name] = value;
  }
  return technique;
}

/** The first item of each group. */
const groupsOf = (item: Dataset | undefined): readonly Dataset[] =>
  item ? [...item.elements.values()].flatMap(({ items }) => items?.[0] ?? []) : [];

function valueOf(places: readonly Dataset[], { tags, kind }: TechniqueRow): number | string | undefined {
  for (const tag of tags)
    for (const place of places) {
      const element = place.elements.get(tag);
      if (!element || element.length === 0) continue;
      const value = kind === 'text' ? text(place, tag) : kind === 'time' ? time(place, tag) : numeric(place, tag);
      if (value !== null && value !== '') return value;
    }
  return undefined;
}

/** A number of any VR: written out, or binary as in functional groups. */
function numeric(place: Dataset, tag: number): number | null {
  const vr = place.elements.get(tag)?.vr ?? '';
  const value = isBinary(vr) ? binaryNumbers(place, tag, vr)[0] : number(place, tag);
  return value !== undefined && value !== null && Number.isFinite(value) ? value : null;
}
