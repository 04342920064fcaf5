import type { DisplaySetId, StudyUid } from '../../../models/base/ids.ts';
import type { PackRow } from '../../../models/inference/contract.ts';
import { api } from '../../app/api/api.ts';
import { useCall } from '../../app/api/use-call.ts';

/** Which images of a study each model's card fits, by model; null until that is known. */
export function useFitting(
  packs: readonly PackRow[],
  studyUid: StudyUid,
): ReadonlyMap<string, ReadonlySet<DisplaySetId>> | null {
  const key = `${studyUid} ${packs.map(({ id }) => id).join(' ')}`;
  const answer = useCall(async (signal) => {
    const found = await Promise.all(
      packs.map(async ({ id }) => {
        const { candidates } = await api.inference.choose({ model: id, studyUid }, { signal });
        const fits = candidates.filter(({ isFit }) => isFit).map(({ displaySet }) => displaySet);
        return [id, new Set(fits)] as const;
      }),
    );
    return { key, fits: new Map(found) };
  }, key);
  if (answer.status === 'failed') return new Map();
  // what was said of other models or of another study is no answer: it would have the wrong model run
  return answer.status === 'done' && answer.value.key === key ? answer.value.fits : null;
}
