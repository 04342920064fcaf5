import { isAppError } from '../../../../models/base/app-error.ts';
import { api } from '../../../app/api/api.ts';
import { t } from '../../../ui/text/t.ts';
import { drawings } from '../../drawings/drawings.ts';
import type { BrushedMask } from '../../drawings/drawings.ts';
import { putMask } from '../../drawings/mask-shelf.ts';
import { announce } from '../../view/announce.ts';

/** Stores the brushed mask and gives it to its finding: one Edit at pointer-up; main measures it again. */
export async function keepMaskOf({ finding, map }: BrushedMask): Promise<void> {
  try {
    const mask = await putMask(map.labels.slice());
    await api.findings.reshape({ finding, mask });
  } catch (error) {
    const [code, params] = isAppError(error) ? [error.code, error.params] : ['message.unknown', {}];
    announce(t(code, params));
  } finally {
    // The case's own mask is drawn again; a stroke begun meanwhile keeps its working copy.
    drawings.set((before) => (before.mask?.map === map ? { ...before, mask: null } : before));
  }
}
