import type { PanelVariant } from '../../../models/genome/variants/scan/panel-variant.ts';

/** Which variants are shown; `all` does not limit. */
export interface VariantFilter {
  readonly panel: string; // id, or `all`
  readonly significance: 'all' | 'pathogenic' | 'uncertain' | 'benign' | 'none';
  readonly rarity: 'all' | '0.01' | '0.001'; // highest stated frequency of a population
  readonly consequence: 'all' | 'HIGH' | 'MODERATE'; // at least
}

export const noFilter: VariantFilter = { panel: 'all', significance: 'all', rarity: 'all', consequence: 'all' };

/** What stands for a variant's significance in the filter: its gravest class; `uncertain` where sides conflict. */
export const significanceGroup = ({ significance }: PanelVariant): Exclude<VariantFilter['significance'], 'all'> => {
  if (!significance || significance.classes.length === 0) return significance?.isConflicting ? 'uncertain' : 'none';
  if (significance.isConflicting || significance.classes.includes('uncertain')) return 'uncertain';
  return significance.classes.some((each) => each.endsWith('pathogenic')) ? 'pathogenic' : 'benign';
};

/** Whether a variant is shown. A frequency or consequence that is not stated is not filtered away: it may be either. */
export function isShown(variant: PanelVariant, { panel, significance, rarity, consequence }: VariantFilter): boolean {
  const { frequency = null, impact = null } = variant.annotation ?? {};
  const grave = consequence === 'HIGH' ? ['HIGH'] : ['HIGH', 'MODERATE'];
  return (
    (panel === 'all' || variant.panels.includes(panel)) &&
    (significance === 'all' || significanceGroup(variant) === significance) &&
    (rarity === 'all' || frequency === null || frequency <= Number(rarity)) &&
    (consequence === 'all' || impact === null || grave.includes(impact))
  );
}
