import type { Action } from '../ui/action.ts';
import { slidesView } from './slides-view.ts';

export const withSlide = (): true | string => (slidesView.get().view ? true : 'slides.needs-slide');

type Row = Pick<Action, 'keys' | 'run'> & Partial<Pick<Action, 'icon' | 'when'>>;

/** A row of the page's actions; it needs a slide unless it says otherwise. */
export const row = (name: string, { when = withSlide, ...rest }: Row): Action => ({
  group: 'slides.group',
  pages: ['slides'],
  id: `slides.${name}`,
  label: `slides.action.${name}`,
  when,
  ...rest,
});
