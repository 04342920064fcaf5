import { Code } from '../../base/code.ts';
import { z } from '../../base/schema.ts';
import { FlatStep } from '../flat/operators/list.ts';
import { CardCommon, CardLabel, Range, SeriesWords } from './common.ts';
import { arePoints, OperatingPoint } from './operating-points.ts';

const Size = z.tuple([z.number().int().positive(), z.number().int().positive()]); // rows, columns

/** What the network expects of one image (a film, a frame, a field); the guard refuses what does not fit. */
export const FlatInput = z.object({
  /** 1: grey in the unit of the modality, black to white; 3: red, green, blue, 0–255. */
  channels: z.union([z.literal(1), z.literal(3)]),
  patch: Size,
  minPixels: Size,
  /** `needed`: not run without; `wanted`: run, without what needs it; `unused`: nothing is measured in mm. */
  spacing: z.enum(['needed', 'wanted', 'unused']),
  /** mm a pixel, smallest and largest that the pack was shown to work on; null: any. */
  spacingRangeMm: z.tuple([z.number().positive(), z.number().positive()]).nullable(),
  /** View positions the pack was made for; another is refused, none stated is noted. Empty: any. */
  views: z.array(z.string()).default([]),
  /** What a person must have seen to, since no header tells it (`the plane is the transthalamic one`); shown as a note. */
  mustBeSure: z.array(z.string()).default([]),
  seriesWords: SeriesWords,
});
export type FlatInput = z.infer<typeof FlatInput>;

/** A kind of object found as boxes: from `threshold` on one is shown and counted, unless the reader chooses another point. */
const BoxLabel = CardLabel.extend({
  threshold: z.number().min(0).max(1),
  overlap: z.number().min(0).max(1),
  /** Scores to choose from, ascending, one of them `threshold`; empty: that one only, without figures of its own. */
  points: z.array(OperatingPoint).default([]),
}).refine(arePoints, 'points: ascending, each with its own name, one of them the threshold');
export type BoxLabel = z.infer<typeof BoxLabel>;

/** What the network's channels mean. */
export const FlatOutput = z.discriminatedUnion('kind', [
  /** A channel a label: logits; over 0 is inside; the largest piece of each is kept. Labels may overlap. */
  z.object({ kind: z.literal('masks'), labels: z.array(CardLabel).min(1).max(8) }),
  /** One channel, logits of a filled ellipse. */
  z.object({ kind: z.literal('ellipse'), labels: z.array(CardLabel).length(1) }),
  /** Two channels, logits: inside an object, and how deep in it (its own greatest depth being 1). */
  z.object({
    kind: z.literal('objects'),
    labels: z.array(CardLabel).length(1),
    inside: z.number(),
    seed: z.number(),
    leastSeedPixels: z.number().int(),
    leastAreaPixels: z.number().int(),
  }),
  /**
   * On a grid coarser by `stride`: a channel a label (logits, peaks are centres), then log width and log height over
   * `sizeUnit` pixels, then the centre's place in its cell (x, y).
   */
  z.object({
    kind: z.literal('boxes'),
    labels: z.array(BoxLabel).min(1),
    stride: z.number().int().positive(),
    sizeUnit: z.number().positive(),
    leastScore: z.number(),
    most: z.number().int().positive(),
  }),
]);
export type FlatOutput = z.infer<typeof FlatOutput>;

/**
 * How sure a number read from edges is: it is read again with the labels it measures over each chance of `band`; what lies
 * between, and `extra` beyond on both sides, held the drawn value in `coverage` of the images that chose it. Wider than
 * `widest`: no number is given.
 */
const EdgeInterval = z.object({
  band: z.tuple([z.number().gt(0).lt(0.5), z.number().gt(0.5).lt(1)]),
  coverage: z.number().gt(0).lt(1),
  extra: z.number().nonnegative(),
  widest: z.number().positive(),
});
export type EdgeInterval = z.infer<typeof EdgeInterval>;

const Measured = { key: z.string(), name: z.string(), code: Code };
const Values = z.array(z.number().int()).min(1);

/** What is measured on what was found. */
export const FlatMeasure = z.discriminatedUnion('op', [
  /** Width of some labels over that of others, along the rows, outer edges; a ratio of pixels. */
  z.object({
    op: z.literal('width-ratio'),
    ...Measured,
    of: Values,
    over: Values,
    ofName: z.string(),
    overName: z.string(),
    interval: EdgeInterval.optional(),
  }),
  /** Perimeter of the ellipse, mm. @source Ramanujan 1914. */
  z.object({ op: z.literal('circumference'), ...Measured }),
  /** Diameters of the ellipse, mm: the long and the short one. */
  z.object({ op: z.literal('diameter'), ...Measured, axis: z.enum(['long', 'short']) }),
  /** Weeks by a polynomial of another measure in cm: Σ terms[i] · x^i; left out beyond its valid range. */
  z.object({
    op: z.literal('age'),
    ...Measured,
    of: z.string(),
    terms: z.array(z.number()),
    validWeeks: Range,
    /** Two standard deviations, by age up to which they hold. */
    spread: z.array(z.object({ toWeeks: z.number(), weeks: z.number() })),
    source: z.string(),
  }),
  z.object({ op: z.literal('count'), ...Measured }),
  /** Objects a square millimetre of the image; only where the spacing is known. */
  z.object({ op: z.literal('density'), ...Measured }),
  /** Median area of an object that does not touch the image's edge: µm² where the spacing is known, else pixels. */
  z.object({ op: z.literal('median-area'), ...Measured }),
]);
export type FlatMeasure = z.infer<typeof FlatMeasure>;

/** What must hold of a result; else it is withheld, not shown with a warning. */
export const FlatCheck = z.discriminatedUnion('check', [
  /** Share of the image that a label covers. */
  z.object({ check: z.literal('share'), label: z.number().int(), range: Range }),
  /** Where the middle of a label lies across others, 0 their left edge in the image, 1 their right edge. */
  z.object({ check: z.literal('place'), label: z.number().int(), across: Values, range: Range }),
  /**
   * The labels are darker (mean of what the network read) than the rest of the image between them; the inside of an ellipse
   * than its rim.
   */
  z.object({ check: z.literal('darker'), labels: Values }),
  /** Short by long axis of the ellipse. */
  z.object({ check: z.literal('axis-ratio'), range: Range }),
  /** Share of the ellipse's rim beyond the image. */
  z.object({ check: z.literal('rim-outside'), max: z.number() }),
  /** At least so many objects or boxes are sure: a field without any says nothing, and 0 is no count of it. */
  z.object({ check: z.literal('sure'), least: z.number().int().positive() }),
  z.object({ check: z.literal('measure'), key: z.string(), range: Range }),
  /** Pixels whose chance lies in the band, over pixels kept; of one label's channel, on the network's own grid. */
  z.object({ check: z.literal('uncertain'), label: z.number().int(), max: z.number(), band: Range }),
]);
export type FlatCheck = z.infer<typeof FlatCheck>;

/** The card of a pack that reads one image at a time. */
export const FlatCard = CardCommon.extend({
  task: z.enum(['segmentation', 'measurement', 'detection']),
  dimensions: z.literal(2),
  input: FlatInput,
  preprocess: z.array(FlatStep).min(1),
  output: FlatOutput,
  measures: z.array(FlatMeasure),
  plausibility: z.array(FlatCheck),
});
export type FlatCard = z.infer<typeof FlatCard>;
