import type { Action } from '../../action.ts';
import type { PageId } from '../../frame/page-props.ts';

export type Remapped = Readonly<Record<string, string>>; // action id → its one key; empty: no key

/** The keys of an action as this person set them. */
export const keysOf = (action: Action, remapped: Remapped): readonly string[] => {
  const own = remapped[action.id];
  if (own === undefined) return action.keys;
  return own === '' ? [] : [own];
};

/** True when the action can be reached from the page. */
export const isOn = ({ pages }: Action, page: PageId): boolean => pages === 'all' || pages.includes(page);

/** The action a chord means on a page: a page's own before one of all pages, else the first listed. */
export function actionFor(
  chord: string,
  page: PageId,
  map: { readonly actions: readonly Action[]; readonly remapped: Remapped },
): Action | undefined {
  const found = map.actions.filter((action) => isOn(action, page) && keysOf(action, map.remapped).includes(chord));
  return found.find(({ pages }) => pages !== 'all') ?? found[0];
}

export interface Clash {
  readonly keys: string;
  readonly first: Action;
  readonly second: Action;
}

/** Pairs of actions that listen to one key on one page; the first one wins. */
export function clashes(actions: readonly Action[], remapped: Remapped): readonly Clash[] {
  const found: Clash[] = [];
  for (const [index, second] of actions.entries())
    for (const first of actions.slice(0, index)) {
      if (!sharePage(first, second)) continue;
      const keys = keysOf(first, remapped).find((chord) => keysOf(second, remapped).includes(chord));
      if (keys !== undefined) found.push({ keys, first, second });
    }
  return found;
}

// One of all pages gives way to a page's own silently: that is how `Enter` means another thing on another page.
const sharePage = (a: Action, b: Action): boolean => {
  if (a.pages === 'all' || b.pages === 'all') return a.pages === b.pages;
  const { pages } = b;
  return a.pages.some((page) => pages.includes(page));
};
