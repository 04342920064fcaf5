import { useEffect } from 'react';
import { emptyCorners } from '../../../../models/imaging/hanging/corners/corner-plan.ts';
import type { CornerLines, CornerPlan } from '../../../../models/imaging/hanging/corners/corner-plan.ts';
import { cornersFor } from '../../../../models/imaging/hanging/corners/own-corners.ts';
import type { OwnCorners } from '../../../../models/imaging/hanging/corners/own-corners.ts';
import { api } from '../../../app/api/api.ts';
import { useCall } from '../../../app/api/use-call.ts';
import { useFeed } from '../../../app/api/use-feed.ts';
import { createStore, useStore } from '../../../ui/store.ts';

/** What stands in the corners, by modality: the product's plans and what the person chose. Null until they are known. */
const corners = createStore<{ readonly plans: readonly CornerPlan[]; readonly own: OwnCorners } | null>(null);

/** Keeps the corners of this window's viewports as the settings have them. Once a page. */
export function useKnownCorners(): void {
  const news = useFeed(api.library.changed, ({ what }) => what === 'setting');
  const answer = useCall(async (signal) => {
    const [plans, rows] = await Promise.all([
      api.imaging.corners({}, { signal }),
      api.library.settings({}, { signal }),
    ]);
    const own = rows.find(({ key }) => key === 'reading.corners')?.value;
    return { plans, own: typeof own === 'object' ? own : {} };
  }, `corners ${news}`);
  useEffect(() => {
    if (answer.status === 'done') corners.set(() => answer.value);
  }, [answer]);
}

/** The lines of each corner for a modality; none until they are known. */
export function useCorners(modality: string): CornerLines {
  const known = useStore(corners, (value) => value);
  return known ? cornersFor(modality, known.plans, known.own) : emptyCorners;
}
