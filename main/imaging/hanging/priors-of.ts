import type { StudyUid } from '../../../models/base/ids.ts';
import { isOtherSide } from '../../../models/imaging/hanging/priors/sides-of.ts';
import type { DescribedStudy } from '../../../models/imaging/hanging/priors/relevant-priors.ts';
import type { Library } from '../../library/library.ts';
import { setsOfStudy } from '../sets-of-study.ts';

/**
 * The earlier studies that are read beside one, nearest first: by modality and part of the body as the worklist counts
 * them, without those whose images show the other side only.
 */
export async function priorsOf(studyUid: StudyUid, library: Library): Promise<DescribedStudy[]> {
  const study = await library.store.study(studyUid);
  const priors = study ? await library.store.priorsOf({ subject: study.subject, study: studyUid }) : [];
  if (priors.length === 0) return [];
  const own = await setsOfStudy(studyUid, library);
  const isKept = await Promise.all(
    priors.map(async (prior) => !isOtherSide(own, await setsOfStudy(prior.studyUid, library))),
  );
  return priors.filter((_, i) => isKept[i]);
}
