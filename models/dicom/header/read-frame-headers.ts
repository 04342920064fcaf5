import { binaryNumbers, itemsOf } from '../read/dataset.ts';
import type { Dataset } from '../read/dataset.ts';
import { code, codes, number, numbers, texts } from '../read/texts.ts';
import type { FrameHeader, HeaderWindow, UltrasoundRegion } from './instance-header.ts';
import { readTables } from './look/read-table.ts';
import { pairOf, readRegions, regionSpacing } from './read-spacing.ts';

type Triple = readonly [number, number, number];

/** What the data set's top level says of every frame. `spacing` is given: it needs more than one attribute. Total. */
export function readCommon(dataset: Dataset, spacing: FrameHeader['spacing']): FrameHeader {
  const [row, column] = orientationOf(dataset);
  return {
    position: tripleOf(numbers(dataset, 0x00200032)),
    row,
    column,
    spacing,
    thicknessMm: positive(number(dataset, 0x00180050)),
    // A dose grid has its own factor to gray. PS3.3 C.8.8.3.2.
    slope: nonZero(number(dataset, 0x00281053)) ?? nonZero(number(dataset, 0x3004000e)) ?? 1,
    intercept: number(dataset, 0x00281052) ?? 0,
    windows: readWindows(dataset),
    group: '',
  };
}

/**
 * One header per frame: shared functional groups, then the frame's own; or the frame offsets of a dose grid.
 *
 * @returns empty when nothing differs from `common`. Total.
 * @source  DICOM PS3.3 C.7.6.16; C.8.8.3.2 (Grid Frame Offset Vector).
 */
export function readFrameHeaders(
  dataset: Dataset,
  common: FrameHeader,
  frames: number,
): { readonly common: FrameHeader; readonly perFrame: FrameHeader[] } {
  const [shared] = itemsOf(dataset, 0x52009229);
  const isSigned = binaryNumbers(dataset, 0x00280103, 'US')[0] === 1;
  const base = shared ? withGroups(common, shared, isSigned) : common;
  const own = itemsOf(dataset, 0x52009230);
  if (own.length > 0)
    return { common: base, perFrame: own.slice(0, frames).map((item) => withGroups(base, item, isSigned)) };
  return { common: base, perFrame: [...offsetFrames(dataset, base, frames)] };
}

/** A header as the functional groups of one item change it. */
function withGroups(before: FrameHeader, item: Dataset, isSigned: boolean): FrameHeader {
  const first = (tag: number): Dataset | undefined => itemsOf(item, tag)[0];
  const [position, orientation, measures] = [first(0x00209113), first(0x00209116), first(0x00289110)];
  const [rescale, voi, content] = [first(0x00289145), first(0x00289132), first(0x00209111)];
  const [row, column] = orientation ? orientationOf(orientation) : [before.row, before.column];
  const pair = measures && pairOf(measures, 0x00280030);
  const regions = readRegions(item);
  const windows = voi ? readWindows(voi) : [];
  const slope = (rescale && nonZero(number(rescale, 0x00281053))) ?? before.slope;
  const intercept = (rescale && number(rescale, 0x00281052)) ?? before.intercept;
  const tables = ownTables(voi, isSigned || intercept < 0) ?? (windows.length > 0 ? {} : tablesBefore(before));
  return {
    position: position ? (tripleOf(numbers(position, 0x00200032)) ?? before.position) : before.position,
    row,
    column,
    spacing: pair ? { kind: 'calibrated', ...pair } : regions.length > 0 ? regionSpacing(regions) : before.spacing,
    thicknessMm: (measures && positive(number(measures, 0x00180050))) ?? before.thicknessMm,
    slope,
    intercept,
    windows: windows.length > 0 || tables.voiTable ? windows : before.windows, // its own table goes before windows of all
    ...tables,
    ...ownRegions(regions, before),
    group: [before.group, groupOf(item, content)].filter((part) => part !== '').join(' '),
  };
}

type OwnTables = Pick<FrameHeader, 'voiTable' | 'moreVoiTables' | 'leftOut'>;

/** The VOI lookup tables of a functional group; undefined where it has none that can be read. */
function ownTables(voi: Dataset | undefined, isSigned: boolean): OwnTables | undefined {
  const { tables, leftOut } = readTables(voi ? itemsOf(voi, 0x00283010) : [], isSigned);
  const [voiTable, ...more] = tables;
  if (!voiTable) return undefined;
  return {
    voiTable,
    ...(more.length > 0 && { moreVoiTables: more }),
    ...(leftOut.length > 0 && { leftOut }),
  };
}

const tablesBefore = ({ voiTable, moreVoiTables, leftOut }: FrameHeader): OwnTables => ({
  ...(voiTable && { voiTable }),
  ...(moreVoiTables && { moreVoiTables }),
  ...(leftOut && { leftOut }),
});

/** A frame's own regions go before those of all frames. */
const ownRegions = (own: UltrasoundRegion[], { regions }: FrameHeader): Pick<FrameHeader, 'regions'> =>
  own.length > 0 ? { regions: own } : regions ? { regions } : {};

/** Frame type (its third and fourth value), stack, time, echo and b-value: what must agree within one volume. */
function groupOf(item: Dataset, content: Dataset | undefined): string {
  const kindSequences = [0x00189226, 0x00189329, 0x00189732, 0x00189751];
  const frameType = kindSequences
    .flatMap((tag) => itemsOf(item, tag))
    .map((kind) => codes(kind, 0x00089007).slice(2).join('/'));
  const [echo] = itemsOf(item, 0x00189114).flatMap((sequence) => binaryNumbers(sequence, 0x00189082, 'FD'));
  const [bValue] = itemsOf(item, 0x00189117).flatMap((sequence) => binaryNumbers(sequence, 0x00189087, 'FD'));
  const stack = content ? code(content, 0x00209056) : '';
  const [temporal] = content ? binaryNumbers(content, 0x00209128, 'UL') : [];
  const named = { stack, t: temporal, te: echo, b: bValue, type: frameType.join(' ') };
  return Object.entries(named)
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([name, value]) => `${name}=${value}`)
    .join(' ');
}

/** A dose grid's frames lie at offsets along the normal of the first. */
function offsetFrames(dataset: Dataset, base: FrameHeader, frames: number): readonly FrameHeader[] {
  const offsets = numbers(dataset, 0x3004000c);
  const { position, row, column } = base;
  if (!position || !row || !column || frames < 2 || offsets.length < frames) return [];
  const normal: Triple = [
    row[1] * column[2] - row[2] * column[1],
    row[2] * column[0] - row[0] * column[2],
    row[0] * column[1] - row[1] * column[0],
  ];
  const first = offsets[0] ?? 0;
  // The first offset is 0 (relative to the position) or the position's own coordinate along the axis.
  return offsets.slice(0, frames).map((offset) => {
    const along = offset - first;
    return {
      ...base,
      position: [position[0] + normal[0] * along, position[1] + normal[1] * along, position[2] + normal[2] * along],
    };
  });
}

const voiFunctions = { LINEAR_EXACT: 'linear-exact', SIGMOID: 'sigmoid' } as const;
const isVoiFunction = (name: string): name is keyof typeof voiFunctions => Object.hasOwn(voiFunctions, name);

/** Windows of a data set, those with a width only; explanations as labels. */
export function readWindows(dataset: Dataset): HeaderWindow[] {
  const widths = numbers(dataset, 0x00281051);
  const name = code(dataset, 0x00281056);
  const shape = isVoiFunction(name) ? { function: voiFunctions[name] } : {};
  const labels = texts(dataset, 0x00281055);
  return numbers(dataset, 0x00281050).flatMap((center, i) => {
    const width = widths[i] ?? 0;
    return width > 0 ? [{ width, center, label: labels[i] || null, ...shape }] : [];
  });
}

/** Row and column direction as unit vectors; null when absent, zero or not at right angles. */
function orientationOf(dataset: Dataset): readonly [Triple | null, Triple | null] {
  const values = numbers(dataset, 0x00200037);
  const row = unit(tripleOf(values.slice(0, 3)));
  const column = unit(tripleOf(values.slice(3, 6)));
  if (!row || !column) return [null, null];
  const cosine = row[0] * column[0] + row[1] * column[1] + row[2] * column[2];
  return Math.abs(cosine) > 0.01 ? [null, null] : [row, column];
}

function unit(v: Triple | null): Triple | null {
  const size = v ? Math.hypot(...v) : 0;
  if (!v || size < 0.5) return null;
  return Math.abs(size - 1) < 1e-9 ? v : [v[0] / size, v[1] / size, v[2] / size];
}

const tripleOf = ([x, y, z]: readonly number[]): Triple | null =>
  x === undefined || y === undefined || z === undefined ? null : [x, y, z];
const positive = (value: number | null): number | null => (value !== null && value > 0 ? value : null);
const nonZero = (value: number | null): number | null => (value === 0 ? null : value);
