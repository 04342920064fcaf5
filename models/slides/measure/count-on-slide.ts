import { no, ok } from '../../base/result.ts';
import type { Reason, Refusal, Result } from '../../base/result.ts';
import { fieldHolds } from '../../findings/drawn/field.ts';
import type { CountField } from '../../findings/drawn/field.ts';
import type { Finding, Measurement } from '../../findings/finding.ts';
import type { Slide } from '../slide.ts';
import fields from './fields.json' with { type: 'json' };

type Point = readonly [number, number];
type Counted = Extract<Finding['geometry'], { kind: 'pixel-points' }>;
type Shape = CountField['shape'];
type Placed = Pick<Slide, 'scale' | 'columns' | 'rows'>;

/** The areas a reader can choose from, mm², the usual one first, and the limits of one that is typed in. */
export const fieldAreas: { readonly usual: readonly number[]; readonly least: number; readonly most: number } = {
  usual: fields.areas.map(({ mm2 }) => mm2),
  least: fields.least,
  most: fields.most,
};

/** Where a stated area is from; undefined for one that nobody states. Total. */
export const sourceOfArea = (mm2: number): string | undefined => fields.areas.find((row) => row.mm2 === mm2)?.source;

/** Half the width and height of a field, mm. */
function halfMm(shape: Shape, mm2: number): Point {
  if (shape === 'circle') return [Math.sqrt(mm2 / Math.PI), Math.sqrt(mm2 / Math.PI)];
  const width = Math.sqrt(mm2 * fields.rectangle.widthByHeight);
  return [width / 2, mm2 / width / 2];
}

/**
 * A field of a stated area round a place.
 *
 * @param center  pixels of the finest level.
 * @returns refusals: `slides.field-no-scale` where not two places of the file agree on the scale: no number per area rests
 *   on less; `slides.field-beside` where a part of it lies beside the slide. Total.
 */
export function fieldAt(
  slide: Placed,
  center: Point,
  { shape, mm2 }: { readonly shape: Shape; readonly mm2: number },
): Result<CountField, Refusal> {
  const { state, micrometres } = slide.scale;
  if (state !== 'agreed' || !micrometres) return no('slides.field-no-scale');
  const [wide, tall] = halfMm(shape, mm2);
  const semi: [number, number] = [(wide * 1000) / micrometres.acrossColumns, (tall * 1000) / micrometres.acrossRows];
  const field: CountField = { shape, center: [...center], semi };
  return isOn(slide, field) ? ok(field) : no('slides.field-beside', { mm2 });
}

const isOn = ({ columns, rows }: Placed, { center: [x, y], semi: [wide, tall] }: CountField): boolean =>
  x - wide >= -0.5 && y - tall >= -0.5 && x + wide <= columns - 0.5 && y + tall <= rows - 0.5;

/** Area of a field, mm². */
function areaOf(
  { shape, semi }: CountField,
  { acrossColumns, acrossRows }: { acrossColumns: number; acrossRows: number },
) {
  const rectangle = (4 * semi[0] * acrossColumns * semi[1] * acrossRows) / 1e6;
  return shape === 'circle' ? (rectangle * Math.PI) / 4 : rectangle;
}

const own = (value: string, meaning: string) => ({ scheme: '99PHENO', value, meaning });
const countCode = own('object-count', 'Number of marked objects');
const densityCode = own('object-density', 'Marked objects per area');

/**
 * How many objects were marked in a field, and how many that is per mm².
 *
 * @param names  of the two numbers, as they are shown.
 * @returns the numbers, and the note that says the field; refusals as `fieldAt`, `slides.mark-outside` for a mark beside
 *   the field. Total.
 */
export function countOnSlide(
  slide: Placed,
  { field, points }: Pick<Counted, 'field' | 'points'>,
  names: { readonly count: string; readonly density: string },
): Result<{ readonly measurements: Measurement[]; readonly notes: Reason[] }, Refusal> {
  const { state, micrometres } = slide.scale;
  if (state !== 'agreed' || !micrometres) return no('slides.field-no-scale');
  const mm2 = Number(areaOf(field, micrometres).toPrecision(9)); // the area that was stated, free of the last bits
  if (!isOn(slide, field)) return no('slides.field-beside', { mm2 });
  if (points.some((point) => !fieldHolds(field, point))) return no('slides.mark-outside');
  const count = {
    key: 'count',
    code: countCode,
    name: names.count,
    label: null,
    quantity: { value: points.length, unit: '1' },
  };
  const density = { value: points.length / mm2, unit: '/mm2' };
  return ok({
    measurements: [count, { key: 'density', code: densityCode, name: names.density, label: null, quantity: density }],
    notes: [{ code: `slides.counted-in-${field.shape}`, params: { mm2 } }],
  });
}
