import type { StudyUid } from '../../../models/base/ids.ts';
import type { DisplaySet } from '../../../models/imaging/display-set.ts';
import { hangStudy } from '../../../models/imaging/hanging/hang-study.ts';
import type { HangingPlan } from '../../../models/imaging/hanging/hanging-plan.ts';
import type { Library } from '../../library/library.ts';
import { setsOfStudy } from '../sets-of-study.ts';
import { allProtocols } from './own-protocols.ts';
import { priorsOf } from './priors-of.ts';

export interface HangOptions {
  readonly protocol: string | null; // id of the one asked for; null: the one that fits best
  readonly library: Library;
  readonly resources: string;
}

/** How a study opens; its nearest prior is read only where its protocol may hang it. */
export async function hang(studyUid: StudyUid, { protocol, library, resources }: HangOptions): Promise<HangingPlan> {
  const all = await allProtocols(library, resources);
  const asked = protocol === null ? undefined : all.find(({ id }) => id === protocol);
  const protocols = asked ? [{ ...asked, match: { modalities: ['*'], bodyParts: [], words: [] } }] : all;
  const displaySets = await setsOfStudy(studyUid, library);
  const plan = hangStudy(displaySets, { protocols });
  const chosen = protocols.find(({ id }) => id === plan.protocol);
  if (!chosen?.stages.some(({ viewports }) => viewports.some(({ of }) => of === 'prior'))) return plan;
  return hangStudy(displaySets, { protocols, prior: await setsOfPrior(studyUid, library) });
}

/** Display sets of a study's nearest prior; none where there is none. */
export async function setsOfPrior(studyUid: StudyUid, library: Library): Promise<readonly DisplaySet[]> {
  const [nearest] = await priorsOf(studyUid, library);
  return nearest ? setsOfStudy(nearest.studyUid, library) : [];
}
