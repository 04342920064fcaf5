import type { Handlers } from '../../models/base/contract.ts';
import type { imaging } from '../../models/imaging/contract.ts';
import type { DisplaySet } from '../../models/imaging/display-set.ts';
import type { HangingPlan } from '../../models/imaging/hanging/hanging-plan.ts';
import type { Context } from '../app/context.ts';
import { setById, setsOfStudy } from './sets-of-study.ts';

export const imagingHandlers: Handlers<(typeof imaging)['entries'], Context> = {
  displaySets: async ({ studyUid }, { library }) => [...(await setsOfStudy(studyUid, library))],
  displaySet: ({ id }, { library }) => setById(id, library),
  hang: async ({ studyUid }, { library }) => planFor(await setsOfStudy(studyUid, library)),
};

/** The largest volume in three planes, else the first image alone. */
const planFor = (sets: readonly DisplaySet[]): HangingPlan => {
  const images = sets.filter(({ kind }) => kind !== 'document');
  const [largest] = images.filter(({ volume }) => (volume?.shape.slices ?? 0) > 1).sort((a, b) => b.frames.length - a.frames.length);
  if (largest) return { protocol: 'largest-volume', layout: 'planes', largePlane: 'coronal', viewports: [largest.id] };
  return { protocol: 'first-image', layout: 'one', largePlane: 'axial', viewports: images.slice(0, 1).map(({ id }) => id) };
};
