import { createStore } from '../ui/store.ts';

/** What the page of risks has in view: the chosen model, and the models in the order of the list. */
export interface RiskView {
  readonly models: readonly string[];
  readonly chosen: string | null;
}

export const riskView = createStore<RiskView>({ models: [], chosen: null });

export const chooseModel = (chosen: string): void => riskView.set((view) => ({ ...view, chosen }));

/** One further down (1) or up (−1) the list; stays at its ends. */
export const stepModel = (by: 1 | -1): void =>
  riskView.set((view) => {
    const at = view.chosen === null ? -1 : view.models.indexOf(view.chosen);
    return { ...view, chosen: view.models[at + by] ?? view.chosen };
  });
