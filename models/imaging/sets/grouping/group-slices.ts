import { isImageClass } from '../is-image-class.ts';
import { laterCopies } from './later-copies.ts';
import { slicesOf } from '../received-image.ts';
import type { ReceivedImage, Slice } from '../received-image.ts';
import { splitRules } from './split-rules.ts';

const orientationTolerance = 0.005; // of a direction cosine

/**
 * The slices of one series that belong together: each multi-frame object alone; single frames by orientation, matrix and
 * SOP class; then apart what lies at one place twice, where a time, an echo or an acquisition tells the copies apart.
 *
 * @returns groups in the order of their first image. Total.
 */
export function groupSlices(received: readonly ReceivedImage[]): readonly (readonly Slice[])[] {
  const images = received.filter(({ header }) => header.image && isImageClass(header.sopClassUid));
  const groups: Slice[][] = [];
  const singles: Slice[][] = [];
  const frames = sharedFrames(images);
  for (const image of images) {
    const slices = slicesOf(image);
    if (slices.length > 1) {
      groups.push([...slices]);
      continue;
    }
    const [slice] = slices;
    if (!slice) continue;
    const home = singles.find(([first]) => first && belongTogether(first, slice, frames));
    if (home) home.push(slice);
    else {
      const made = [slice];
      singles.push(made);
      groups.push(made);
    }
  }
  return groups.flatMap(splitRepeats);
}

/** Frames of reference that several images share. One of its own for each image, as some de-identifiers give, tells nothing. */
function sharedFrames(images: readonly ReceivedImage[]): ReadonlySet<string> {
  const counts = Map.groupBy(images, frameOfReference);
  return new Set([...counts].filter(([, files]) => files.length > 1).map(([uid]) => uid));
}
const frameOfReference = ({ header }: ReceivedImage): string => header.series.frameOfReferenceUid ?? '';

function belongTogether(a: Slice, b: Slice, shared: ReadonlySet<string>): boolean {
  if (a.received.header.sopClassUid !== b.received.header.sopClassUid) return false;
  if (a.image.rows !== b.image.rows || a.image.columns !== b.image.columns) return false;
  const [frameA, frameB] = [frameOfReference(a.received), frameOfReference(b.received)];
  if (frameA !== frameB && (shared.has(frameA) || shared.has(frameB))) return false;
  const [left, right] = [orientationOf(a), orientationOf(b)];
  if (left.length !== right.length) return false;
  return left.every((value, i) => Math.abs(value - (right[i] ?? 0)) <= orientationTolerance);
}

const orientationOf = ({ about }: Slice): readonly number[] => [...(about.row ?? []), ...(about.column ?? [])];

/** Splits a group that holds several images at one place by the first attribute that makes every part a plain stack. */
function splitRepeats(group: readonly Slice[]): readonly (readonly Slice[])[] {
  const places = new Set(group.map(placeOf));
  if (places.has('') || places.size < 2 || places.size === group.length) return [group];
  const copies = splitCopies(group);
  if (copies) return copies;
  for (const { by } of splitRules) {
    const parts = [...Map.groupBy(group, (slice) => valueOf(slice, by)).values()];
    if (parts.length > 1 && parts.every(isPlain)) return parts;
  }
  return splitByOrder(group, places.size) ?? [group];
}

/** Sets files aside whose identifier another file has, where the others are then a plain stack of their own. */
function splitCopies(group: readonly Slice[]): readonly (readonly Slice[])[] | undefined {
  const later = laterCopies(group.map(({ received }) => received));
  const { own = [], copies = [] } = Object.groupBy(group, (slice) => (later.has(slice.received) ? 'copies' : 'own'));
  return copies.length > 0 && isPlain(own) ? [own, copies] : undefined;
}

const valueOf = ({ about, received }: Slice, name: string): string =>
  name === 'group' ? about.group : (received.header.instance.repeats[name] ?? '');

const isPlain = (part: readonly Slice[]): boolean => part.length > 1 && new Set(part.map(placeOf)).size === part.length;

/** Whole rounds through the same places, one after the other in a multi-frame object. */
function splitByOrder(group: readonly Slice[], places: number): readonly (readonly Slice[])[] | undefined {
  const isOneObject = group.every(({ received }) => received === group[0]?.received);
  if (!isOneObject || group.length % places !== 0) return undefined;
  const rounds = Array.from({ length: group.length / places }, (_, i) => group.slice(i * places, (i + 1) * places));
  return rounds.every(isPlain) ? rounds : undefined;
}

/** The place to a hundredth of a millimetre, as a key; empty when it is not known. */
function placeOf({ about: { position } }: Slice): string {
  return position ? position.map((value) => Math.round(value * 100)).join(',') : '';
}
