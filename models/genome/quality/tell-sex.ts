import card from '../../../resources/knowledge/quality/sex/card.json' with { type: 'json' };
import { z } from '../../base/schema.ts';
import type { SampleQuality } from './file-quality.ts';

/** The sex chromosomes that a file's lines fit, and the share it rests on; `unsure`: too few lines, or between the limits. */
export const ToldSex = z.object({
  sex: z.enum(['XX', 'XY', 'unsure']),
  variants: z.number().int(), // carried SNVs of X outside the regions that pair with Y
  hetShare: z.number().nullable(), // of those with two copies written; null: none
});
export type ToldSex = Readonly<z.infer<typeof ToldSex>>;

/**
 * What the heterozygous share of X says. Two copies of X have many heterozygous places, one has none but errors. Other
 * numbers of sex chromosomes are not told apart: this asks whether a file is of the person, nothing else. Total.
 *
 * @source `resources/knowledge/quality/sex`.
 */
export function tellSex({ x }: SampleQuality): ToldSex {
  const variants = x.het + x.homozygous + x.single;
  const share = variants === 0 ? null : x.het / variants;
  const isEnough = variants >= card.minVariants && share !== null;
  const sex = !isEnough ? 'unsure' : share >= card.femaleFrom ? 'XX' : share <= card.maleUpTo ? 'XY' : 'unsure';
  return { sex, variants, hetShare: share };
}

/** Whether it speaks against the recorded sex. Nothing speaks against `O`, or against none. Total. */
export const isOtherSex = ({ sex }: ToldSex, recorded: string | null): boolean =>
  (sex === 'XX' && recorded === 'M') || (sex === 'XY' && recorded === 'F');
