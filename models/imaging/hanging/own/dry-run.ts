import { LocalDate } from '../../../base/dates.ts';
import { StudyUid } from '../../../base/ids.ts';
import { z } from '../../../base/schema.ts';
import type { DisplaySet } from '../../display-set.ts';
import { hangStudy } from '../hang-study.ts';
import type { HangingProtocol } from '../hanging-protocol.ts';

/** How a protocol that is not kept yet would open one study. */
export const DryRun = z.object({
  studyUid: StudyUid,
  date: LocalDate.nullable(),
  description: z.string(),
  /** `so`: as the layout stands; `other`: another protocol fits better; `unfit`: nothing of the study fits its viewports. */
  opens: z.enum(['so', 'other', 'unfit']),
  filled: z.number().int().nonnegative(), // viewports that show something
  viewports: z.number().int().positive(), // it has
});
export type DryRun = z.infer<typeof DryRun>;

export interface TriedStudy {
  readonly displaySets: readonly DisplaySet[];
  readonly prior: readonly DisplaySet[]; // of its nearest prior
}

/**
 * Hangs a study by a protocol that is being made, beside all others: nothing is kept, nothing is shown.
 *
 * @param others  the protocols it would stand before. Total.
 */
export function dryRun(
  protocol: HangingProtocol,
  { displaySets, prior }: TriedStudy,
  others: readonly HangingProtocol[],
): Pick<DryRun, 'opens' | 'filled' | 'viewports'> {
  const [stage] = protocol.stages;
  const viewports = stage?.viewports.length ?? 1;
  const plan = hangStudy(displaySets, { protocols: [protocol, ...others], prior });
  if (plan.protocol !== protocol.id) return { opens: 'other', filled: 0, viewports };
  const [shown] = plan.stages;
  if (shown?.name !== stage?.name) return { opens: 'unfit', filled: 0, viewports };
  return {
    opens: 'so',
    filled: shown?.viewports.filter(({ displaySet }) => displaySet !== null).length ?? 0,
    viewports,
  };
}
