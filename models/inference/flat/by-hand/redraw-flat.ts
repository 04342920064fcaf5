import { no, ok } from '../../../base/result.ts';
import type { Refusal, Result } from '../../../base/result.ts';
import { z } from '../../../base/schema.ts';
import type { FindingReshape, Shape } from '../../../findings/edits.ts';
import { PixelBoxesGeometry, PixelEllipseGeometry } from '../../../findings/finding.ts';
import type { Finding } from '../../../findings/finding.ts';
import { shapeOf } from '../../../findings/reshape.ts';
import type { FlatCard } from '../../card/flat-card.ts';
import { measureFlat } from '../measure-flat.ts';
import type { FlatSize, PixelSpacing } from '../measure-flat.ts';
import { measurementOf, numberNotes, spreadNote } from '../propose-flat.ts';

/** What a person may change of what a network found in one image: an ellipse, or which boxes there are. */
export const FlatMarks = z.discriminatedUnion('kind', [PixelEllipseGeometry, PixelBoxesGeometry]);
export type FlatMarks = z.infer<typeof FlatMarks>;

/** The note of boxes that a person added or took out; params `added`, `removed`. */
export const byHand = 'infer.flat-by-hand';

/** What the shape is measured by. */
export interface FlatRuler {
  readonly card: FlatCard;
  readonly size: FlatSize; // of the image
  readonly spacing: PixelSpacing | null;
}
type RedrawRefusal = 'infer.not-drawn' | 'infer.drawn-outside';

/**
 * The change that a person's hand makes of an ellipse or of boxes: measured again by the card. Boxes that are new to the
 * finding stand as drawn by hand, with a score of 1; how many were added and taken out is noted, since no figure of the
 * card holds for them.
 *
 * @param marks  of the finding's own kind, in pixels of its image.
 * @returns the change; refusals `infer.not-drawn` (another kind of shape, or the card is of another kind of pack),
 *   `infer.drawn-outside` (a middle beyond the image, no extent). Total.
 */
export function redrawFlat(
  finding: Finding,
  marks: FlatMarks,
  ruler: FlatRuler,
): Result<z.infer<typeof FindingReshape>, Refusal<RedrawRefusal>> {
  const before = shapeOf(finding);
  const { geometry } = before;
  if (geometry.kind === 'pixel-ellipse' && marks.kind === 'pixel-ellipse' && ruler.card.output.kind === 'ellipse') {
    const ellipse = { center: marks.center, semi: marks.semi, angle: marks.angle };
    if (!isInside(marks.center, ruler.size) || !(marks.semi[1] > 0)) return no('infer.drawn-outside');
    return ok(changed(finding, measured({ ...before, geometry: { ...geometry, ...ellipse } }, ruler)));
  }
  if (geometry.kind === 'pixel-boxes' && marks.kind === 'pixel-boxes') {
    const isWhole = ({ low, high }: (typeof marks.boxes)[number]): boolean => high[0] > low[0] && high[1] > low[1];
    const middles = marks.boxes.map(({ low, high }) => [(low[0] + high[0]) / 2, (low[1] + high[1]) / 2] as const);
    if (!marks.boxes.every(isWhole) || !middles.every((at) => isInside(at, ruler.size)))
      return no('infer.drawn-outside');
    return ok(changed(finding, counted(before, geometry, marks.boxes)));
  }
  return no('infer.not-drawn');
}

const isInside = ([x, y]: readonly [number, number], { rows, columns }: FlatSize): boolean =>
  x >= -0.5 && y >= -0.5 && x <= columns && y <= rows;

const changed = ({ id, ...finding }: Finding, after: Shape): z.infer<typeof FindingReshape> => ({
  kind: 'finding.reshape',
  finding: id,
  before: shapeOf({ id, ...finding }),
  after: { ...after, edited: true },
});

function measured(shape: Shape, { card, size, spacing }: FlatRuler): Shape {
  if (shape.geometry.kind !== 'pixel-ellipse') return shape;
  const found = { kind: 'ellipse', ellipse: shape.geometry } as const;
  const part = { found, ...measureFlat({ card, found, size, spacing }) };
  const notes = shape.notes.filter(({ code }) => code !== spreadNote);
  return {
    ...shape,
    measurements: part.values.map(measurementOf(card)),
    notes: [...notes, ...numberNotes(card, part)],
  };
}

type Boxes = Extract<Shape['geometry'], { kind: 'pixel-boxes' }>;

function counted(before: Shape, geometry: Boxes, wanted: Boxes['boxes']): Shape {
  const keyOf = ({ low, high }: Boxes['boxes'][number]): string => [...low, ...high].join(' ');
  const known = new Map(geometry.boxes.map((box) => [keyOf(box), box]));
  const boxes = wanted.map((box) => known.get(keyOf(box)) ?? { ...box, score: 1, drawn: true as const });
  const ofModel = (list: Boxes['boxes']): number => list.filter(({ drawn }) => !drawn).length;
  const earlier = before.notes.find(({ code }) => code === byHand)?.params['removed'];
  const removed = (typeof earlier === 'number' ? earlier : 0) + ofModel(geometry.boxes) - ofModel(boxes);
  const added = boxes.length - ofModel(boxes);
  const count = boxes.filter(({ score }) => score >= geometry.threshold).length;
  const others = before.notes.filter(({ code }) => code !== byHand);
  return {
    ...before,
    geometry: { ...geometry, boxes },
    measurements: before.measurements.map((one) =>
      one.key === 'count' ? { ...one, quantity: { ...one.quantity, value: count } } : one,
    ),
    notes: [...(added + removed > 0 ? [{ code: byHand, params: { added, removed } }] : []), ...others],
  };
}
