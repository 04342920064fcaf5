import type { FlatCard } from '../card/flat-card.ts';
import { checkModality, judge, note, refused } from '../guard.ts';
import type { Guard, GuardReason } from '../guard.ts';
import type { PixelSpacing } from './measure-flat.ts';

/** What the guard looks at before any pixel is read. */
export interface FlatGiven {
  readonly modality: string | null; // null: the file does not say (a picture)
  readonly bodyPart: string | null;
  readonly view: string | null; // view position of a projection
  readonly rows: number;
  readonly columns: number;
  readonly channels: number; // 1 grey, 3 colour
  readonly spacing: PixelSpacing | null;
}

function checkView({ input: { views } }: FlatCard, { view }: FlatGiven): GuardReason[] {
  if (views.length === 0) return [];
  const needs = views.join(', ');
  if (!view) return [note('infer.flat-view-unknown', { needs })];
  return views.includes(view.toUpperCase()) ? [] : [refused('infer.flat-view', { found: view, needs })];
}

function checkSpacing({ input: { spacing: rule, spacingRangeMm } }: FlatCard, { spacing }: FlatGiven): GuardReason[] {
  if (rule === 'unused') return [];
  if (!spacing) return [rule === 'needed' ? refused('infer.flat-no-spacing') : note('infer.flat-no-spacing-noted')];
  if (!spacingRangeMm) return [];
  const [low, high] = spacingRangeMm;
  const bad = [spacing.acrossRows, spacing.acrossColumns].find((mm) => mm < low - 1e-9 || mm > high + 1e-9);
  return bad === undefined ? [] : [refused('infer.flat-spacing', { found: Number(bad.toPrecision(3)), low, high })];
}

function checkSize({ input: { minPixels, channels } }: FlatCard, given: FlatGiven): GuardReason[] {
  if (channels === 3 && given.channels === 1) return [refused('infer.flat-needs-color')];
  const [rows, columns] = minPixels;
  if (given.rows >= rows && given.columns >= columns) return [];
  return [
    refused('infer.flat-small', { rows: given.rows, columns: given.columns, needRows: rows, needColumns: columns }),
  ];
}

/**
 * Whether a pack for single images may run on one: modality, view, size, colour, spacing; what a person must be sure of.
 *
 * @returns the reasons met; `refused` when any stops the run. Total.
 */
export function guardFlat(card: FlatCard, given: FlatGiven): Guard {
  const about = checkModality(card, given);
  if (about.some(({ level }) => level === 'refused')) return judge(about);
  const { mustBeSure } = card.input;
  const sure = mustBeSure.length > 0 ? [note('infer.flat-be-sure', { what: mustBeSure.join('; ') })] : [];
  return judge([...about, ...checkSize(card, given), ...checkView(card, given), ...checkSpacing(card, given), ...sure]);
}

/** Share of an image's pixels whose red, green and blue are further apart than rounding. @param values  three planes. */
export function coloredShare(values: Float32Array): number {
  const pixels = values.length / 3;
  let colored = 0;
  for (let i = 0; i < pixels; i++) {
    const [r, g, b] = [values[i] ?? 0, values[pixels + i] ?? 0, values[2 * pixels + i] ?? 0];
    if (Math.max(r, g, b) - Math.min(r, g, b) > greyTolerance) colored++;
  }
  return colored / pixels;
}
const greyTolerance = 8; // of 255: what JPEG leaves of a grey image stored in colour

/** @source  DICOM PS3.3 C.8.2.1, C.8.3.1, C.8.11.3, C.8.11.7: one sample a pixel, MONOCHROME1 or MONOCHROME2. */
const greyModalities: ReadonlySet<string> = new Set(['CR', 'CT', 'DX', 'IO', 'MG', 'MR', 'PX']);
const coloredMost = 0.05; // what writing and marks in colour may take of a grey image

/**
 * What colour means to a pack that reads grey: a refusal where all it is made for is grey by the standard, a note where
 * colour may lie over grey (ultrasound). @param values  three planes. Total.
 */
export function checkColor({ modality }: FlatCard, values: Float32Array): GuardReason[] {
  const share = coloredShare(values);
  if (share > coloredMost && modality.every((one) => greyModalities.has(one)))
    return [refused('infer.flat-needs-grey', { modalities: modality.join(', ') })];
  return share > 0 ? [note('infer.flat-color')] : [];
}
