import { densityOf, medianWholeArea, objectAreas, squareMicrometres } from '../../findings/objects/measure-objects.ts';
import type { FlatCard, FlatMeasure } from '../card/flat-card.ts';
import { edgeInterval } from './found/edge-interval.ts';
import { perimeterOf } from './found/ellipse.ts';
import type { Found, PixelPoint } from './found/found.ts';
import { bitsOf, columnsOf } from './found/masks.ts';
import type { FlatImage } from './operators/flat-image.ts';

/** mm a pixel, down the columns and along the rows. */
export interface PixelSpacing {
  readonly acrossRows: number;
  readonly acrossColumns: number;
}
export interface FlatSize {
  readonly rows: number;
  readonly columns: number;
}

/** A number that was measured; `label` is the label it belongs to, null for the whole. Units are UCUM. */
export interface FlatValue {
  readonly key: string;
  readonly label: number | null;
  readonly value: number;
  readonly unit: string;
  /** Two standard deviations of the method, where its source states them. */
  readonly spread?: number;
  readonly interval?: ValueInterval;
}

/** The range that the true value lies in for `coverage` of images. */
export interface ValueInterval {
  readonly low: number;
  readonly high: number;
  readonly coverage: number;
}

/** A number that is not given, since the edges it would be read from are not clear: only where it lies. */
export interface UnclearValue extends ValueInterval {
  readonly key: string;
  readonly unit: string;
}

/** A line that a number was read from, ends in pixels. */
export interface FlatLine {
  readonly key: string;
  readonly name: string;
  readonly from: PixelPoint;
  readonly to: PixelPoint;
}

export interface FlatMeasured {
  readonly values: readonly FlatValue[];
  readonly lines: readonly FlatLine[];
  readonly unclear: readonly UnclearValue[];
}

interface Look {
  readonly card: FlatCard;
  readonly found: Found;
  readonly size: FlatSize;
  readonly spacing: PixelSpacing | null;
  /** The network's logits on its own grid; without them no interval is given. */
  readonly answer?: FlatImage;
  /** Where less than the whole image counts: how many pixels do. */
  readonly areaPixels?: number;
}

const nothing: FlatMeasured = { values: [], lines: [], unclear: [] };
const one = (value: FlatValue): FlatMeasured => ({ ...nothing, values: [value] });

type Of<T extends FlatMeasure['op']> = Extract<FlatMeasure, { op: T }>;

/**
 * Widths include both outer pixels. The lines lie level, at the middle of the two rows where the extents are reached. Where
 * the card says how sure the edges must be, the ratio comes with its interval, or is left out as unclear.
 */
function widthRatio(measure: Of<'width-ratio'>, { card, found, size, answer }: Look): FlatMeasured {
  if (found.kind !== 'masks') return nothing;
  const of = columnsOf(found.bits, bitsOf(card, measure.of), size.columns);
  const over = columnsOf(found.bits, bitsOf(card, measure.over), size.columns);
  if (!of || !over) return nothing;
  const width = ({ low, high }: { low: PixelPoint; high: PixelPoint }): number => high[0] - low[0] + 1;
  const line = (key: string, name: string, { low, high }: { low: PixelPoint; high: PixelPoint }): FlatLine => {
    const row = Math.round((low[1] + high[1]) / 2);
    return { key, name, from: [low[0] - 0.5, row], to: [high[0] + 0.5, row] };
  };
  const { key } = measure;
  const [value, unit] = [width(of) / width(over), '{ratio}'];
  const lines = [line('of', measure.ofName, of), line('over', measure.overName, over)];
  const interval = measure.interval && answer && edgeInterval(measure, measure.interval, { card, answer });
  if (measure.interval && interval && interval.high - interval.low > measure.interval.widest)
    return { values: [], lines, unclear: [{ key, unit, ...interval }] };
  return { values: [{ key, label: null, value, unit, ...(interval && { interval }) }], lines, unclear: [] };
}

/** Semi-axes in mm; where pixels are not square, along the axes' own directions. */
function semiAxesMm({ found, spacing }: Look): readonly [number, number] | undefined {
  if (found.kind !== 'ellipse' || !found.ellipse || !spacing) return undefined;
  const { semi, angle } = found.ellipse;
  const [cos, sin] = [Math.cos((angle * Math.PI) / 180), Math.sin((angle * Math.PI) / 180)];
  const mm = (x: number, y: number): number => Math.hypot(x * spacing.acrossColumns, y * spacing.acrossRows);
  return [semi[0] * mm(cos, sin), semi[1] * mm(-sin, cos)];
}

function circumference({ key }: Of<'circumference'>, look: Look): FlatMeasured {
  const axes = semiAxesMm(look);
  return axes ? one({ key, label: null, value: perimeterOf(...axes), unit: 'mm' }) : nothing;
}

function diameter({ key, axis }: Of<'diameter'>, look: Look): FlatMeasured {
  const axes = semiAxesMm(look);
  return axes ? one({ key, label: null, value: 2 * axes[axis === 'long' ? 0 : 1], unit: 'mm' }) : nothing;
}

function age(measure: Of<'age'>, known: readonly FlatValue[]): FlatMeasured {
  const mm = known.find(({ key }) => key === measure.of)?.value;
  if (mm === undefined) return nothing;
  const cm = mm / 10;
  const weeks = measure.terms.reduce((sum, term, power) => sum + term * cm ** power, 0);
  const [low, high] = measure.validWeeks;
  if (weeks < low || weeks > high) return nothing;
  const spread = measure.spread.find(({ toWeeks }) => weeks <= toWeeks)?.weeks;
  return one({ key: measure.key, label: null, value: weeks, unit: 'wk', ...(spread === undefined ? {} : { spread }) });
}

function count({ key }: Of<'count'>, { card, found }: Look): FlatMeasured {
  if (found.kind === 'objects') return one({ key, label: null, value: found.count, unit: '1' });
  if (found.kind !== 'boxes' || card.output.kind !== 'boxes') return nothing;
  const values = card.output.labels.map(({ value, threshold }): FlatValue => ({
    key,
    label: value,
    value: found.boxes.filter(({ label, score }) => label === value && score >= threshold).length,
    unit: '1',
  }));
  return { ...nothing, values };
}

function density({ key }: Of<'density'>, { found, size, spacing, areaPixels }: Look): FlatMeasured {
  if (found.kind !== 'objects' || !spacing) return nothing;
  const value = densityOf(found.count, areaPixels ?? size.rows * size.columns, spacing);
  return one({ key, label: null, value, unit: '/mm2' });
}

function medianArea({ key }: Of<'median-area'>, { found, size, spacing }: Look): FlatMeasured {
  if (found.kind !== 'objects') return nothing;
  const middle = medianWholeArea(objectAreas({ objects: found.objects, ...size }));
  if (middle === undefined) return nothing;
  if (!spacing) return one({ key, label: null, value: middle, unit: '{pixels}' });
  return one({ key, label: null, value: squareMicrometres(middle, spacing), unit: 'um2' });
}

function measureOne(measure: FlatMeasure, look: Look, known: readonly FlatValue[]): FlatMeasured {
  switch (measure.op) {
    case 'width-ratio':
      return widthRatio(measure, look);
    case 'circumference':
      return circumference(measure, look);
    case 'diameter':
      return diameter(measure, look);
    case 'age':
      return age(measure, known);
    case 'count':
      return count(measure, look);
    case 'density':
      return density(measure, look);
    case 'median-area':
      return medianArea(measure, look);
  }
}

/**
 * What a card measures on what was found. What cannot be measured (nothing found, no spacing, beyond a formula's range) is
 * left out, never guessed.
 *
 * @returns in the card's order; a later measure may use an earlier one. Total.
 */
export function measureFlat(look: Look): FlatMeasured {
  return look.card.measures.reduce<FlatMeasured>((all, measure) => {
    const { values, lines, unclear } = measureOne(measure, look, all.values);
    return {
      values: [...all.values, ...values],
      lines: [...all.lines, ...lines],
      unclear: [...all.unclear, ...unclear],
    };
  }, nothing);
}
