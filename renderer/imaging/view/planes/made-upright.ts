import type { DisplaySet } from '../../../../models/imaging/display-set.ts';
import type { KeptReading } from '../../../../models/imaging/hanging/kept-reading.ts';
import { resampledSet } from '../../../../models/imaging/view/reslice/resampled-set.ts';
import { t } from '../../../ui/text/t.ts';

/** What a sheared or uneven stack becomes when it is resampled to upright; null where that is not needed or not possible. */
export const madeUpright = (set: DisplaySet): DisplaySet | null =>
  resampledSet(set, t('imaging.resampled-name', { series: set.description || set.modality }));

/** The resampled sets that a study was left with, made anew of the stacks that are still here. */
export function keptUpright({ panes, aside }: KeptReading, sets: readonly DisplaySet[]): readonly DisplaySet[] {
  const wanted = new Set<string>([...panes, ...aside].flatMap(({ displaySet }) => displaySet ?? []));
  return sets.flatMap((set) => {
    const made = set.volume ? null : madeUpright(set);
    return made && wanted.has(made.id) ? [made] : [];
  });
}
