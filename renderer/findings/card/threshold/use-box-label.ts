import type { Finding } from '../../../../models/findings/finding.ts';
import type { BoxLabel } from '../../../../models/inference/card/flat-card.ts';
import { api } from '../../../app/api/api.ts';
import { useCall } from '../../../app/api/use-call.ts';

/**
 * The label of the installed card that a finding of boxes is of; undefined while it is asked for, or where there is none. Of
 * other weights than the finding's without its points: their figures do not hold for it.
 */
export function useBoxLabel({ by, name }: Pick<Finding, 'by' | 'name'>): BoxLabel | undefined {
  const packs = useCall((signal) => api.inference.packs({}, { signal }), 'packs');
  if (packs.status !== 'done' || by.kind !== 'pack') return undefined;
  const row = packs.value.find(({ id }) => id === by.id);
  const card = row?.card;
  if (card?.dimensions !== 2 || card.output.kind !== 'boxes') return undefined;
  const label = card.output.labels.find((one) => one.name === name);
  return label && row?.digest !== by.digest ? { ...label, points: [] } : label;
}
