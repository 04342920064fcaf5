import type { FlatCard, FlatCheck } from '../card/flat-card.ts';
import { refused, shown } from '../guard.ts';
import type { GuardReason } from '../guard.ts';
import { foundEllipse, rimOutside } from './found/ellipse.ts';
import { chanceOf } from './found/found.ts';
import type { Found } from './found/found.ts';
import { bitsOf, columnsOf } from './found/masks.ts';
import type { FlatSize, FlatValue } from './measure-flat.ts';
import { channelOf } from './operators/flat-image.ts';
import type { FlatImage } from './operators/flat-image.ts';

/** A result and what it was read from. */
export interface Judged {
  readonly card: FlatCard;
  readonly found: Found;
  readonly size: FlatSize;
  readonly values: readonly FlatValue[];
  /** What the network read of the image, before standardising (0 to 1). */
  readonly read: FlatImage;
  /** What it answered, logits on its own grid. */
  readonly answer: FlatImage;
  /** Of the labels, on the grid of `read`; empty where the pack finds no masks. */
  readonly readBits: Uint8Array;
}

const named = ({ output }: FlatCard, value: number): string =>
  output.labels.find((label) => label.value === value)?.name ?? String(value);

const isIn = (value: number, [low, high]: readonly [number, number]): boolean => value >= low && value <= high;
const percent = (share: number): number => Math.round(share * 1000) / 10;
type Of<T extends FlatCheck['check']> = Extract<FlatCheck, { check: T }>;

function checkShare({ label, range }: Of<'share'>, { card, found, size }: Judged): GuardReason[] {
  if (found.kind !== 'masks') return [];
  const wanted = bitsOf(card, [label]);
  const share = found.bits.reduce((sum, byte) => sum + (byte & wanted ? 1 : 0), 0) / (size.rows * size.columns);
  const params = { name: named(card, label), found: percent(share), low: percent(range[0]), high: percent(range[1]) };
  return isIn(share, range) ? [] : [refused('infer.flat-share', params)];
}

function checkPlace({ label, across, range }: Of<'place'>, { card, found, size }: Judged): GuardReason[] {
  if (found.kind !== 'masks') return [];
  const wanted = bitsOf(card, [label]);
  let [sum, n] = [0, 0];
  for (const [at, byte] of found.bits.entries())
    if (byte & wanted) {
      sum += at % size.columns;
      n++;
    }
  const reach = columnsOf(found.bits, bitsOf(card, across), size.columns);
  const place = reach && n > 0 ? (sum / n - reach.low[0]) / Math.max(1, reach.high[0] - reach.low[0]) : NaN;
  if (isIn(place, range)) return [];
  return [refused('infer.flat-place', { name: named(card, label), found: Number.isNaN(place) ? 0 : percent(place) })];
}

const inverted = (card: FlatCard, labels: readonly number[]): GuardReason =>
  refused('infer.flat-inverted', { names: labels.map((label) => named(card, label)).join(', ') });

/** Mean inside the ellipse, and on its rim: within a twentieth of its size. */
function checkDarkEllipse(labels: readonly number[], { card, read, answer }: Judged): GuardReason[] {
  const ellipse = foundEllipse({ values: channelOf(answer, 0), rows: answer.rows, columns: answer.columns });
  if (!ellipse) return [];
  const { center, semi, angle } = ellipse;
  const [cos, sin] = [Math.cos((angle * Math.PI) / 180), Math.sin((angle * Math.PI) / 180)];
  const sums = { inner: 0, rim: 0, innerCount: 0, rimCount: 0 };
  for (let at = 0; at < read.rows * read.columns; at++) {
    const [x, y] = [(at % read.columns) - center[0], Math.floor(at / read.columns) - center[1]];
    const reach = Math.hypot((x * cos + y * sin) / semi[0], (y * cos - x * sin) / semi[1]);
    const value = read.values[at] ?? 0;
    if (reach < 0.9) {
      sums.inner += value;
      sums.innerCount++;
    } else if (reach > 0.95 && reach < 1.05) {
      sums.rim += value;
      sums.rimCount++;
    }
  }
  const isDarker = sums.inner / Math.max(1, sums.innerCount) < sums.rim / Math.max(1, sums.rimCount);
  return isDarker ? [] : [inverted(card, labels)];
}

function checkDarker({ labels }: Of<'darker'>, judged: Judged): GuardReason[] {
  const { card, read, readBits, found } = judged;
  if (found.kind === 'ellipse') return checkDarkEllipse(labels, judged);
  const wanted = bitsOf(card, labels);
  const reach = columnsOf(readBits, wanted, read.columns);
  if (!reach) return [];
  const sums = { in: 0, out: 0, inCount: 0, outCount: 0 };
  for (const [at, byte] of readBits.entries()) {
    const x = at % read.columns;
    if (x < reach.low[0] || x > reach.high[0]) continue;
    const value = read.values[at] ?? 0;
    if (byte & wanted) {
      sums.in += value;
      sums.inCount++;
    } else {
      sums.out += value;
      sums.outCount++;
    }
  }
  const isDarker = sums.in / sums.inCount < sums.out / Math.max(1, sums.outCount);
  return isDarker ? [] : [inverted(card, labels)];
}

function checkSure({ least }: Of<'sure'>, { card: { output }, found }: Judged): GuardReason[] {
  const thresholdOf = (label: number): number =>
    output.kind === 'boxes' ? (output.labels.find(({ value }) => value === label)?.threshold ?? 1) : 0;
  const sure =
    found.kind === 'boxes'
      ? found.boxes.filter(({ label, score }) => score >= thresholdOf(label)).length
      : found.kind === 'objects'
        ? found.count
        : least;
  return sure >= least ? [] : [refused('infer.flat-none-sure', { found: sure, least })];
}

function checkUncertain({ label, max, band }: Of<'uncertain'>, { card, answer }: Judged): GuardReason[] {
  const n = card.output.labels.findIndex(({ value }) => value === label);
  let [doubtful, kept] = [0, 0];
  for (const logit of channelOf(answer, n)) {
    const chance = chanceOf(logit);
    if (chance > 0.5) kept++;
    if (isIn(chance, band)) doubtful++;
  }
  const share = kept > 0 ? doubtful / kept : Infinity;
  if (share <= max) return [];
  const name = named(card, label);
  if (kept === 0) return [refused('infer.flat-nothing-sure', { name })];
  return [refused('infer.flat-uncertain', { name, found: percent(share), limit: percent(max) })];
}

function checkEllipse(check: Of<'axis-ratio'> | Of<'rim-outside'>, { found, size }: Judged): GuardReason[] {
  if (found.kind !== 'ellipse' || !found.ellipse) return [];
  if (check.check === 'rim-outside') {
    const share = rimOutside(found.ellipse, size);
    return share <= check.max ? [] : [refused('infer.flat-rim', { found: percent(share), limit: percent(check.max) })];
  }
  const ratio = found.ellipse.semi[1] / found.ellipse.semi[0];
  const [low, high] = check.range;
  return isIn(ratio, check.range) ? [] : [refused('infer.flat-axis-ratio', { found: shown(ratio), low, high })];
}

function checkMeasure({ key, range }: Of<'measure'>, { card, values }: Judged): GuardReason[] {
  const wrong = values.find((value) => value.key === key && !isIn(value.value, range));
  const name = card.measures.find((measure) => measure.key === key)?.name ?? key;
  const params = { name, low: range[0], high: range[1] };
  return wrong ? [refused('infer.flat-measure', { ...params, found: shown(wrong.value), unit: wrong.unit })] : [];
}

function checkOne(check: FlatCheck, judged: Judged): GuardReason[] {
  switch (check.check) {
    case 'share':
      return checkShare(check, judged);
    case 'place':
      return checkPlace(check, judged);
    case 'darker':
      return checkDarker(check, judged);
    case 'sure':
      return checkSure(check, judged);
    case 'uncertain':
      return checkUncertain(check, judged);
    case 'axis-ratio':
    case 'rim-outside':
      return checkEllipse(check, judged);
    case 'measure':
      return checkMeasure(check, judged);
  }
}

/** Why a result is withheld: the network gave no numbers, or a check of the card fails. Empty: it stands. Total. */
export function checkFlat(judged: Judged): readonly GuardReason[] {
  if (judged.answer.values.some((value) => !Number.isFinite(value))) return [refused('infer.flat-not-numbers')];
  return judged.card.plausibility.flatMap((check) => checkOne(check, judged));
}
