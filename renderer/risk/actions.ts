import type { Action } from '../ui/action.ts';
import { riskView, stepModel } from './risk-view.ts';

const shared = { group: 'risk.group', pages: ['risk'] } as const;
const withModels = (): true | string => (riskView.get().models.length > 0 ? true : 'risk.nothing-listed');

export const riskActions: readonly Action[] = [
  { ...shared, id: 'risk.next', label: 'risk.next', keys: ['ArrowDown'], when: withModels, run: () => stepModel(1) },
  {
    ...shared,
    id: 'risk.previous',
    label: 'risk.previous',
    keys: ['ArrowUp'],
    when: withModels,
    run: () => stepModel(-1),
  },
];
