import { isImageClass } from '../is-image-class.ts';
import { laterCopies } from './later-copies.ts';
import { slicesOf } from '../received-image.ts';
import type { ReceivedImage, Slice } from '../received-image.ts';
import { splitRules } from './split-rules.ts';

const orientationTolerance = 0.005; // of a direction cosine

/** Images that are one display set, and the rule that set them apart from the first of their series; null: none did. */
export interface SliceGroup {
  readonly slices: readonly Slice[];
  readonly apartBy: string | null;
}

/**
 * The slices of one series that belong together: each multi-frame object alone; single frames by orientation, matrix and
 * SOP class; then apart what lies at one place twice, where a time, an echo or an acquisition tells the copies apart.
 *
 * @returns groups in the order of their first image, each with the rule it is a group by. Total.
 */
export function groupSlices(received: readonly ReceivedImage[]): readonly SliceGroup[] {
  const images = received.filter(({ header }) => header.image && isImageClass(header.sopClassUid));
  const groups: { readonly slices: Slice[]; readonly apartBy: string | null }[] = [];
  const singles: Slice[][] = [];
  const frames = sharedFrames(images);
  for (const image of images) {
    const slices = slicesOf(image);
    if (slices.length > 1) {
      groups.push({ slices: [...slices], apartBy: groups.length > 0 ? 'object' : null });
      continue;
    }
    const [slice] = slices;
    if (!slice) continue;
    const home = singles.find(([first]) => first && differenceOf(first, slice, frames) === null);
    if (home) home.push(slice);
    else {
      const [first] = singles[0] ?? [];
      const made = [slice];
      singles.push(made);
      groups.push({
        slices: made,
        apartBy: first ? differenceOf(first, slice, frames) : groups.length > 0 ? 'object' : null,
      });
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

/** What tells apart two images that are not of one stack; null where they may be. */
function differenceOf(a: Slice, b: Slice, shared: ReadonlySet<string>): string | null {
  if (a.received.header.sopClassUid !== b.received.header.sopClassUid) return 'class';
  if (a.image.rows !== b.image.rows || a.image.columns !== b.image.columns) return 'matrix';
  const [frameA, frameB] = [frameOfReference(a.received), frameOfReference(b.received)];
  if (frameA !== frameB && (shared.has(frameA) || shared.has(frameB))) return 'frame-of-reference';
  const [left, right] = [orientationOf(a), orientationOf(b)];
  const isAlike =
    left.length === right.length && left.every((value, i) => Math.abs(value - (right[i] ?? 0)) <= orientationTolerance);
  return isAlike ? null : 'orientation';
}

const orientationOf = ({ about }: Slice): readonly number[] => [...(about.row ?? []), ...(about.column ?? [])];

/** Splits a group that holds several images at one place by the first attribute that makes every part a plain stack. */
function splitRepeats({ slices: group, apartBy }: SliceGroup): readonly SliceGroup[] {
  const places = new Set(group.map(placeOf));
  const whole = [{ slices: group, apartBy }];
  if (places.has('') || places.size < 2 || places.size === group.length) return whole;
  const copies = splitCopies(group);
  if (copies) return apart(copies, apartBy, 'copy');
  for (const { by } of splitRules) {
    const parts = [...Map.groupBy(group, (slice) => valueOf(slice, by)).values()];
    if (parts.length > 1 && parts.every(isPlain)) return apart(parts, apartBy, by);
  }
  const rounds = splitByOrder(group, places.size);
  return rounds ? apart(rounds, apartBy, 'order') : whole;
}

/** Parts of a group: the first is what the group was, the others are set apart by a rule. */
const apart = (parts: readonly (readonly Slice[])[], first: string | null, by: string): readonly SliceGroup[] =>
  parts.map((slices, i) => ({ slices, apartBy: i === 0 ? first : by }));

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
