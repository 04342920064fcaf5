import type { VariantInterpretation } from '../../../../models/genome/variants/interpret/interpretation.ts';
import type { PanelVariant } from '../../../../models/genome/variants/scan/panel-variant.ts';
import type { VariantFilter } from '../../../../models/genome/variants/scan/variant-view.ts';

export const noFilter: VariantFilter = {
  text: '',
  panel: 'all',
  significance: 'all',
  rarity: 'all',
  consequence: 'all',
  own: 'all',
};

/** What stands for a variant's significance in the filter: its gravest class; `uncertain` where sides conflict. */
export const significanceGroup = ({ significance }: PanelVariant): Exclude<VariantFilter['significance'], 'all'> => {
  if (!significance || significance.classes.length === 0) return significance?.isConflicting ? 'uncertain' : 'none';
  if (significance.isConflicting || significance.classes.includes('uncertain')) return 'uncertain';
  return significance.classes.some((each) => each.endsWith('pathogenic')) ? 'pathogenic' : 'benign';
};

/** How far a person has come with a variant: a class that holds, something begun or to confirm anew, or nothing. */
export const ownState = (said: VariantInterpretation | undefined): Exclude<VariantFilter['own'], 'all'> => {
  if (!said || (said.criteria.length === 0 && !said.confirmed)) return 'none';
  return said.confirmed && said.stale === null ? 'confirmed' : 'begun';
};

/** Whether a variant is shown. A frequency or consequence that is not stated is not filtered away: it may be either. */
export function isShown(
  variant: PanelVariant,
  { text, panel, significance, rarity, consequence, own }: VariantFilter,
  said?: VariantInterpretation,
): boolean {
  const { frequency = null, impact = null } = variant.annotation ?? {};
  const grave = consequence === 'HIGH' ? ['HIGH'] : ['HIGH', 'MODERATE'];
  return (
    (panel === 'all' || variant.panels.includes(panel)) &&
    (significance === 'all' || significanceGroup(variant) === significance) &&
    (rarity === 'all' || frequency === null || frequency <= Number(rarity)) &&
    (consequence === 'all' || impact === null || grave.includes(impact)) &&
    (own === 'all' || ownState(said) === own) &&
    hasText(variant, text.trim().toLowerCase())
  );
}

const hasText = ({ gene, contig, position, ref, alt, annotation }: PanelVariant, text: string): boolean =>
  text === '' ||
  [gene, `${contig}:${position}`, `${ref}>${alt}`, annotation?.coding, annotation?.protein].some((part) =>
    part?.toLowerCase().includes(text),
  );
