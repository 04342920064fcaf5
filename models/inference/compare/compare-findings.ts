import { no, ok } from '../../base/result.ts';
import type { Refusal, Result } from '../../base/result.ts';
import { z } from '../../base/schema.ts';
import type { Finding } from '../../findings/finding.ts';
import { labelDice, maskDice } from '../../findings/ledger/dice.ts';
import type { MaskKind } from '../../findings/ledger/dice.ts';
import { frocOf, matchBoxes } from './froc.ts';
import { kappaOf } from './kappa.ts';

const Agreement = z.object({
  name: z.string(),
  dice: z.number(),
  kappa: z.number().nullable(), // null: not defined, since both say the same of every place
});

/** How far two findings on one image agree. */
export const Comparison = z.discriminatedUnion('kind', [
  /** Outlines: the whole first, then each label that both have. */
  z.object({ kind: z.literal('masks'), agreements: z.array(Agreement).min(1) }),
  /** Boxes: at the thresholds they stand at, then at other numbers of boxes that the second does not have. */
  z.object({
    kind: z.literal('boxes'),
    both: z.number().int(),
    onlyFirst: z.number().int(),
    onlySecond: z.number().int(),
    froc: z.array(z.object({ falsePerImage: z.number(), sensitivity: z.number() })),
  }),
]);
export type Comparison = z.infer<typeof Comparison>;

/** A finding with the bytes of its outline, where it has one. */
export interface Compared {
  readonly finding: Finding;
  readonly mask: Uint8Array | null;
}

type Masked = Extract<Finding['geometry'], { kind: 'mask' | 'pixel-mask' }>;

const leastOverlap = 0.5; // intersection over union from which two boxes are one object

const kindOf = (geometry: Masked): MaskKind =>
  geometry.kind === 'mask' ? 'labels' : geometry.holds === 'objects' ? 'objects' : 'bits';

/** How a byte (of objects: four bytes) at a place says whether it is inside. */
const insideOf = (mask: Uint8Array, kind: MaskKind) => (at: number) =>
  kind === 'objects'
    ? Boolean(mask[4 * at] || mask[4 * at + 1] || mask[4 * at + 2] || mask[4 * at + 3])
    : (mask[at] ?? 0) > 0;

const labelled = (mask: Uint8Array, kind: MaskKind, value: number) => (at: number) =>
  kind === 'bits' ? (((mask[at] ?? 0) >> value) & 1) === 1 : mask[at] === value;

function compareMasks(first: Masked, second: Masked, [a, b]: readonly [Uint8Array, Uint8Array]): Comparison {
  const kind = kindOf(first);
  const places = kind === 'objects' ? a.length / 4 : a.length;
  const whole = {
    name: '',
    dice: maskDice(a, b, kind),
    kappa: kappaOf(insideOf(a, kind), insideOf(b, kind), places),
  };
  const shared =
    kind === 'objects' ? [] : first.labels.filter(({ name }) => second.labels.some((one) => one.name === name));
  const each = shared.map(({ name, value }, n) => {
    const at = kind === 'bits' ? n : value;
    const rule = { kind, value: at };
    return { name, dice: labelDice(a, b, rule), kappa: kappaOf(labelled(a, kind, at), labelled(b, kind, at), places) };
  });
  return { kind: 'masks', agreements: [whole, ...(each.length > 1 ? each : [])] };
}

type Boxed = Extract<Finding['geometry'], { kind: 'pixel-boxes' }>;

function compareBoxes(first: Boxed, second: Boxed): Comparison {
  const shown = ({ boxes, threshold }: Boxed) => boxes.filter(({ score }) => score >= threshold);
  const truth = shown(second);
  const matched = matchBoxes({ found: shown(first), truth }, leastOverlap);
  const both = matched.filter(({ isHit }) => isHit).length;
  return {
    kind: 'boxes',
    both,
    onlyFirst: matched.length - both,
    onlySecond: truth.length - both,
    froc: [...frocOf([{ found: first.boxes, truth }], { least: leastOverlap })],
  };
}

/** Labels of one name under one value: label maps can be compared value by value. */
const sameLabels = (a: Masked, b: Masked): boolean =>
  a.labels.every(({ name, value }) => b.labels.every((other) => (other.name === name) === (other.value === value)));

/**
 * How far two findings agree: outlines by Dice and kappa, boxes by which are in both.
 *
 * @param second  is taken for what is there: sensitivity is that of the first against it.
 * @returns or `infer.compare-other` where they are not of one kind on one image and grid. Total.
 */
export function compareFindings(first: Compared, second: Compared): Result<Comparison, Refusal<'infer.compare-other'>> {
  const [a, b] = [first.finding.geometry, second.finding.geometry];
  const other = no('infer.compare-other');
  if (first.finding.on.displaySet !== second.finding.on.displaySet) return other;
  if (a.kind === 'pixel-boxes' && b.kind === 'pixel-boxes') return a.frame === b.frame ? ok(compareBoxes(a, b)) : other;
  const isMasked = (geometry: Finding['geometry']): geometry is Masked =>
    geometry.kind === 'mask' || geometry.kind === 'pixel-mask';
  if (!isMasked(a) || !isMasked(b) || a.kind !== b.kind || kindOf(a) !== kindOf(b)) return other;
  if (a.kind === 'pixel-mask' && b.kind === 'pixel-mask' && a.frame !== b.frame) return other;
  if (!first.mask || !second.mask || first.mask.length !== second.mask.length || !sameLabels(a, b)) return other;
  return ok(compareMasks(a, b, [first.mask, second.mask]));
}
