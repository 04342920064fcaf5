import type { Actor } from '../base/actor.ts';
import type { Instant } from '../base/dates.ts';
import { no, ok } from '../base/result.ts';
import type { Refusal, Result } from '../base/result.ts';
import { isUnclear } from './drawn/level-lines.ts';
import type { FindingDecide } from './edits.ts';
import type { Finding, FindingStatus } from './finding.ts';
import type { z } from '../base/schema.ts';

export interface Decision {
  readonly to: FindingStatus;
  readonly by: Actor;
  readonly at: Instant;
  readonly reason: string | null;
}
export type DecisionRefusal =
  | 'findings.same-status'
  | 'findings.reason-missing'
  | 'findings.pack-decides'
  | 'findings.unclear';

/**
 * The change that a decision makes, or why it is none: a rejection says why, a pack never decides, and deciding what is
 * decided already changes nothing; lines without a number are not accepted. Total.
 */
export function decide(
  finding: Finding,
  { to, by, at, reason }: Decision,
): Result<z.infer<typeof FindingDecide>, Refusal<DecisionRefusal>> {
  if (by.kind === 'pack') return no('findings.pack-decides', { pack: by.id });
  if (to === finding.status) return no('findings.same-status', { status: to });
  if (to === 'rejected' && !reason) return no('findings.reason-missing');
  if (to === 'accepted' && isUnclear(finding)) return no('findings.unclear', { name: finding.name });
  const before = { status: finding.status, decided: finding.decided };
  const after = { status: to, decided: to === 'proposed' ? null : { by, at, reason } };
  return ok({ kind: 'finding.decide', finding: finding.id, before, after });
}

/** True for what may go on into risk and report. Total. */
export const isAccepted = (finding: Pick<Finding, 'status'>): boolean => finding.status === 'accepted';

/** True for what no person has decided on or changed: a later run of the same model may take its place. Total. */
export const isUntouched = ({ status, edited }: Pick<Finding, 'status' | 'edited'>): boolean =>
  status === 'proposed' && !edited;
