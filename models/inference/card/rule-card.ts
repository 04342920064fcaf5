import { Code } from '../../base/code.ts';
import { z } from '../../base/schema.ts';
import { CardCommon, CardLabel, Range, SeriesWords } from './common.ts';

/** Where a number of the card comes from; `isConfirmed` is false where nobody has held it against the source. */
const Source = z.object({ of: z.string().min(1), source: z.string().min(1), isConfirmed: z.boolean() });

/** `refused`: not run, unless the reader takes it on; `note`: run, and this stands beside the number. */
const Level = z.enum(['refused', 'note']);

/** What must hold of how the images were taken, so that the numbers mean what their source says. */
export const RuleCondition = z.discriminatedUnion('check', [
  z.object({ check: z.literal('kilovolt'), range: Range, outside: Level, unknown: Level }),
  /** Slice thickness, mm. */
  z.object({ check: z.literal('thickness'), range: Range, outside: Level, unknown: Level }),
  /** `named`: the header names a contrast agent; that it names none proves nothing, which is noted. */
  z.object({ check: z.literal('contrast'), named: Level }),
  /** Convolution kernels by their makers' names, as regular expressions; what neither list knows is noted. */
  z.object({ check: z.literal('kernel'), sharp: z.array(z.string()), smooth: z.array(z.string()), isSharp: Level }),
  /** Images lie across the body: largest angle between their normal and the patient's long axis. */
  z.object({ check: z.literal('axial'), maxDegrees: z.number(), outside: Level }),
]);
export type RuleCondition = z.infer<typeof RuleCondition>;

const Value = z.number().int().positive(); // of a label

/** Candidates over a threshold, area-weighted by their brightest pixel in each image. */
export const CalciumRule = z.object({
  op: z.literal('calcium'),
  threshold: z.number(), // HU, from here on
  leastAreaMm2: z.number(),
  /** Weight of a lesion by its greatest HU in the image, from `from` on. */
  weights: z.array(z.object({ from: z.number(), weight: z.number() })).min(1),
  /** Distance between images that the score was defined on; another is scaled by it. */
  sliceMm: z.number().positive(),
  open: Value, // candidates that nobody has assigned
  spared: Value, // candidates that lie in no coronary artery
  bands: z.array(z.object({ upTo: z.number().nullable(), name: z.string() })).min(1),
});
export type CalciumRule = z.infer<typeof CalciumRule>;

/** Density of the lungs, which are found by threshold and pieces. HU and mm. */
export const LungRule = z.object({
  op: z.literal('lung'),
  air: z.number(), // below: air or lung
  leastMl: z.number(), // of a lung
  closeMm: z.number(), // vessels at the edge are closed over by a disc of this radius in each image
  holeMm2: z.number(), // holes up to this are filled
  airway: z.object({ below: z.number(), areaMm2: Range, growth: z.number(), middleShare: z.number() }),
  below: z.number(), // low attenuation
  percent: z.number(), // of voxels that lie below the percentile
  /** What scanner air should read, and how far it may be off. */
  scannerAir: z.object({ value: z.number(), tolerance: z.number() }),
  labels: z.object({ lung: Value, low: Value, vessels: Value }),
});
export type LungRule = z.infer<typeof LungRule>;

/** Ranges of HU, each a label; from `from` on, below `to` (null: no end). */
export const ThresholdRule = z.object({
  op: z.literal('thresholds'),
  ranges: z.array(z.object({ label: Value, from: z.number(), to: z.number().nullable() })).min(1),
});
export type ThresholdRule = z.infer<typeof ThresholdRule>;

/** One piece grown from a point: voxels joined by faces whose value lies near that of the point's surroundings. */
export const GrowRule = z.object({
  op: z.literal('grow'),
  label: Value,
  /** How far a value may be from the point's: in the image's unit by modality, else a share of the point's value. */
  tolerance: z.object({ byModality: z.record(z.string(), z.number().positive()), share: z.number().positive() }),
});
export type GrowRule = z.infer<typeof GrowRule>;

/** The closed list of what is computed without a network. */
export const Rule = z.discriminatedUnion('op', [CalciumRule, LungRule, ThresholdRule, GrowRule]);
export type Rule = z.infer<typeof Rule>;

const Millimetres = z.tuple([z.number().positive(), z.number().positive(), z.number().positive()]);

/** The card of a pack without a network: what it computes is written down in its source, and here with every number. */
export const RuleCard = CardCommon.omit({ weights: true, tolerance: true }).extend({
  task: z.literal('analysis'),
  dimensions: z.literal(3),
  input: z.object({
    spacingRangeMm: z.tuple([z.number().positive(), z.number().positive()]),
    /** `needed`: the reader says where; `used`: where the reader says, else everywhere. Edges along x, y, z. */
    box: z.object({ use: z.enum(['needed', 'used']), defaultMm: Millimetres }).nullable(),
    mustBeSure: z.array(z.string()),
    conditions: z.array(RuleCondition),
    seriesWords: SeriesWords,
  }),
  rule: Rule,
  output: z.object({ kind: z.literal('labelmap'), labels: z.array(CardLabel).min(1) }),
  /** What is measured, by the key that the rule gives it. */
  measures: z.array(z.object({ key: z.string(), name: z.string(), code: Code })).min(1),
  /** Ranges outside which a result is withheld. */
  plausibility: z.array(z.object({ key: z.string(), range: Range })),
  sources: z.array(Source).min(1),
});
export type RuleCard = z.infer<typeof RuleCard>;
