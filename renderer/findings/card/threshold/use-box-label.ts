import type { Finding } from '../../../../models/findings/finding.ts';
import type { BoxLabel } from '../../../../models/inference/card/flat-card.ts';
import { api } from '../../../app/api/api.ts';
import { useCall } from '../../../app/api/use-call.ts';

/** The label of the installed card that a finding of boxes is of; undefined while it is asked for, or where there is none. */
export function useBoxLabel({ by, name }: Pick<Finding, 'by' | 'name'>): BoxLabel | undefined {
  const packs = useCall((signal) => api.inference.packs({}, { signal }), 'packs');
  if (packs.status !== 'done' || by.kind !== 'pack') return undefined;
  const card = packs.value.find(({ id }) => id === by.id)?.card;
  if (card?.dimensions !== 2 || card.output.kind !== 'boxes') return undefined;
  return card.output.labels.find((label) => label.name === name);
}
