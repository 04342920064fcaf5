import type { SampleQuality } from '../../../models/genome/quality/file-quality.ts';
import { tellSex } from '../../../models/genome/quality/tell-sex.ts';
import { numberText } from '../../ui/text/quantity.ts';
import { t } from '../../ui/text/t.ts';

const ratio = (a: number, b: number): string => (b === 0 ? '—' : numberText(a / b, 2));

/** Transitions to transversions. */
export const tsTvText = ({ transitions, transversions }: SampleQuality): string => ratio(transitions, transversions);

/** Heterozygous to homozygous of an ALT, on the autosomes. */
export const hetHomText = ({ autosomes }: SampleQuality): string => ratio(autosomes.het, autosomes.homozygous);

/** The sex chromosomes that the file fits, or that it does not tell; and what that rests on. */
export function sexText(quality: SampleQuality): { readonly sex: string; readonly why: string } {
  const { sex, variants, hetShare } = tellSex(quality);
  return {
    sex: t(`genome.sex-${sex}`),
    why: t('genome.sex-why', {
      variants,
      het: hetShare === null ? '—' : `${numberText(100 * hetShare, 0)} %`,
      y: quality.y.called,
    }),
  };
}
