import { codeKey } from '../../base/code.ts';
import { Quantity } from '../../base/code.ts';
import type { Digest } from '../../base/ids.ts';
import { z } from '../../base/schema.ts';
import type { Finding, Geometry } from '../finding.ts';
import { correctedBytes } from '../objects/corrected-objects.ts';
import { FrocPoint, frocOf } from './froc.ts';
import { Kappa, kappaOf } from './kappa.ts';
import { matchMarks } from './match-marks.ts';
import type { MarkBox } from './match-marks.ts';
import { agreementOf } from './outlines.ts';
import type { Layer, Shape } from './outlines.ts';

const Count = z.number().int().nonnegative();

/** One thing that both claim, or that could be compared with nothing (`null`). */
export const Compared = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('number'), name: z.string(), a: Quantity.nullable(), b: Quantity.nullable() }),
  z.object({ kind: z.literal('outline'), name: z.string(), dice: z.number(), kappa: Kappa.nullable() }),
  z.object({
    kind: z.literal('objects'),
    both: Count,
    onlyA: Count,
    onlyB: Count,
    kinds: Kappa.nullable(), // of the things both found
    froc: z.array(FrocPoint), // A by falling score against B's marks
  }),
]);
export type Compared = z.infer<typeof Compared>;

/** The bytes of masks, by digest; those of the findings that are compared. */
export type Masks = ReadonlyMap<Digest, Uint8Array>;

interface NamedLayer extends Layer {
  readonly key: string; // code and side
  readonly name: string;
  readonly shape: Shape;
}

/** Every label of every mask of a claim. Objects are one label. */
function layersOf(findings: readonly Finding[], masks: Masks): readonly NamedLayer[] {
  return findings.flatMap(({ geometry, laterality }) => {
    if (geometry.kind !== 'mask' && geometry.kind !== 'pixel-mask') return [];
    const stored = masks.get(geometry.mask);
    if (!stored) return [];
    const bytes = geometry.kind === 'pixel-mask' ? correctedBytes(geometry, stored) : stored;
    const shape: Shape =
      geometry.kind === 'mask'
        ? [geometry.grid.shape.columns, geometry.grid.shape.rows, geometry.grid.shape.slices]
        : [geometry.columns, geometry.rows, 1];
    const kind = geometry.kind === 'mask' ? 'labels' : geometry.holds === 'objects' ? 'objects' : 'bits';
    return geometry.labels.map(({ value, name, code }, i) => ({
      key: `${codeKey(code)} ${name} ${laterality ?? ''}`,
      name,
      shape,
      bytes,
      kind,
      value: kind === 'bits' ? i : value,
    }));
  });
}

function compareOutlines(a: readonly NamedLayer[], b: readonly NamedLayer[]): Compared[] {
  return a.flatMap((layer): Compared[] => {
    const other = b.find(({ key, shape }) => key === layer.key && String(shape) === String(layer.shape));
    const agreement = other && agreementOf(layer, other, layer.shape);
    return agreement ? [{ kind: 'outline', name: layer.name, ...agreement }] : [];
  });
}

type Numbers = ReadonlyMap<string, { readonly name: string; readonly quantity: Quantity }>;

const numbersOf = (findings: readonly Finding[]): Numbers =>
  new Map(
    findings.flatMap(({ by, measurements, laterality }) =>
      measurements.map(({ key, code, name, label, quantity }) => [
        `${key} ${codeKey(code)} ${label ?? ''} ${laterality ?? ''} ${quantity.unit} ${by.kind === 'person' ? name : ''}`,
        { name, quantity },
      ]),
    ),
  );

function compareNumbers(a: Numbers, b: Numbers): Compared[] {
  return [...a].flatMap(([key, { name, quantity }]): Compared[] => {
    const other = b.get(key);
    return other ? [{ kind: 'number', name, a: quantity, b: other.quantity }] : [];
  });
}

/** Boxes, and what a person marked with a line: its middle, a point. */
function marksOf(findings: readonly Finding[], isCounted: boolean): readonly MarkBox[] {
  return findings.flatMap(({ geometry, code }) => marksIn(geometry, codeKey(code), isCounted));
}

function marksIn(geometry: Geometry, code: string, isCounted: boolean): readonly MarkBox[] {
  if (geometry.kind === 'pixel-boxes')
    return geometry.boxes
      .filter(({ score }) => !isCounted || score >= geometry.threshold)
      .map((box) => ({ ...box, code }));
  if (geometry.kind !== 'pixel-line') return [];
  const { from, to } = geometry;
  const middle = [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2] as const;
  return [{ low: middle, high: middle, score: 1, code }];
}

/** Kinds of the things that both found, by code. */
function kindsOf(pairs: readonly (readonly [MarkBox, MarkBox])[]): Kappa | null {
  const codes = [...new Set(pairs.flatMap((pair) => pair.map(({ code }) => code)))];
  const table = codes.map((row) =>
    codes.map((column) => pairs.filter(([a, b]) => a.code === row && b.code === column).length),
  );
  return kappaOf(table);
}

function compareObjects(a: readonly Finding[], b: readonly Finding[]): Compared[] {
  if (!a.some(({ geometry }) => geometry.kind === 'pixel-boxes')) return [];
  const looked = new Set(a.map(({ code }) => codeKey(code)));
  const ofSame = b.filter(({ code }) => looked.has(codeKey(code))); // a line that only measures is no mark
  const [boxes, marks] = [marksOf(a, true), marksOf(ofSame, true)];
  const { pairs, onlyA, onlyB } = matchMarks(boxes, marks);
  return [
    {
      kind: 'objects',
      both: pairs.length,
      onlyA: onlyA.length,
      onlyB: onlyB.length,
      kinds: kindsOf(pairs),
      froc: [...frocOf(marksOf(a, false), marks)],
    },
  ];
}

/**
 * What two claims about one image agree on. A number or outline that only one of them has is left out; objects are compared
 * when A has boxes. Neither is taken as right, but for FROC, where B's marks are.
 *
 * @param masks  of every finding with a mask. RangeError when two masks of one grid differ in length.
 */
export function compareClaims(a: readonly Finding[], b: readonly Finding[], masks: Masks): readonly Compared[] {
  return [
    ...compareNumbers(numbersOf(a), numbersOf(b)),
    ...compareOutlines(layersOf(a, masks), layersOf(b, masks)),
    ...compareObjects(a, b),
  ];
}
