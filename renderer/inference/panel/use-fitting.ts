import type { DisplaySetId, StudyUid } from '../../../models/base/ids.ts';
import type { PackRow } from '../../../models/inference/contract.ts';
import { api } from '../../app/api/api.ts';
import { useCall } from '../../app/api/use-call.ts';

/**
 * Which images of a study each model's card fits, by model, those first whose words stand in an image's description; null
 * until that is known.
 */
export function useFitting(
  packs: readonly PackRow[],
  studyUid: StudyUid,
): ReadonlyMap<string, ReadonlySet<DisplaySetId>> | null {
  const key = `${studyUid} ${packs.map(({ id }) => id).join(' ')}`;
  const answer = useCall(async (signal) => {
    const found = await Promise.all(
      packs.map(async ({ id }) => {
        const { candidates } = await api.inference.choose({ model: id, studyUid }, { signal });
        const fitting = candidates.filter(({ isFit }) => isFit);
        const isNamed = fitting.some(({ reasons }) => reasons.some(({ code }) => code === 'infer.fits-words'));
        return { id, isNamed, fits: new Set(fitting.map(({ displaySet }) => displaySet)) };
      }),
    );
    const ordered = found.toSorted((a, b) => Number(b.isNamed) - Number(a.isNamed));
    return { key, fits: new Map(ordered.map(({ id, fits }) => [id, fits])) };
  }, key);
  if (answer.status === 'failed') return new Map();
  // what was said of other models or of another study is no answer: it would have the wrong model run
  return answer.status === 'done' && answer.value.key === key ? answer.value.fits : null;
}
