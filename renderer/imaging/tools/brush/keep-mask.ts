import { api } from '../../../app/api/api.ts';
import { tellProblem } from '../../../ui/message/problem.ts';
import { drawings } from '../../drawings/drawings.ts';
import type { BrushedMask } from '../../drawings/drawings.ts';
import { putMask } from '../../drawings/mask-shelf.ts';

/** Stores the brushed mask and gives it to its finding: one Edit at pointer-up; main measures it again. */
export async function keepMaskOf({ finding, map, version }: BrushedMask): Promise<void> {
  try {
    const mask = await putMask(map.labels.slice());
    await api.findings.reshape({ finding, mask });
  } catch (error) {
    tellProblem(error);
  } finally {
    // The case's own mask is drawn again; a stroke begun meanwhile keeps its working copy.
    drawings.set((before) =>
      before.mask?.map === map && before.mask.version === version ? { ...before, mask: null } : before,
    );
  }
}
