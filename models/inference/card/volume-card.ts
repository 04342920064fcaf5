import { z } from '../../base/schema.ts';
import { PostprocessStep, PreprocessStep } from '../operators/list.ts';
import { CardCommon, CardLabel, Range, SeriesWords } from './common.ts';

const Millimetres = z.tuple([z.number().positive(), z.number().positive(), z.number().positive()]);
/** What the network expects; the guard refuses what does not fit. Triples run R, A, S. */
export const CardInput = z.object({
  orientation: z.literal('RAS'),
  /** How the network itself counts a tile's axes; everything else on the card stays R, A, S. */
  axes: z.enum(['RAS', 'SPL']).default('RAS'),
  spacingMm: Millimetres,
  /** Smallest and largest voxel spacing, along any axis, that the pack was shown to work on. */
  spacingRangeMm: z.tuple([z.number().positive(), z.number().positive()]),
  minFieldOfViewMm: Millimetres,
  patch: z.tuple([z.number().int().positive(), z.number().int().positive(), z.number().int().positive()]),
  /** `left`: the network has only seen left-shaped structures; right ones are mirrored before and after. */
  chirality: z.enum(['left', 'none']).default('none'),
  /** Null: the pack reads the whole image. Else an image of `neededFromMm` along any axis needs a box. */
  box: z
    .object({
      defaultMm: Millimetres,
      marginMm: z.number().nonnegative(),
      neededFromMm: z.number().positive().default(64),
    })
    .nullable()
    .default(null),
  seriesWords: SeriesWords,
});
export type CardInput = z.infer<typeof CardInput>;

/** The card of a pack that reads volumes and labels their voxels. */
export const VolumeCard = CardCommon.extend({
  task: z.literal('segmentation'),
  dimensions: z.literal(3),
  input: CardInput,
  preprocess: z.array(PreprocessStep).min(1),
  postprocess: z.array(PostprocessStep).min(1),
  output: z.object({ kind: z.literal('labelmap'), labels: z.array(CardLabel).min(1) }),
  /** Millilitres of all labels together outside which a result is withheld. */
  plausibility: z.object({
    volumeMl: z.object({ total: Range }),
    /** Most of an outline that may be doubtful (`run/uncertain-share.ts`); on the network's own grid. */
    uncertainShare: z
      .object({ max: z.number().positive(), band: Range, marginVoxels: z.number().int().nonnegative() })
      .optional(),
  }),
});
export type VolumeCard = z.infer<typeof VolumeCard>;
