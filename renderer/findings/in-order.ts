import type { Finding } from '../../models/findings/finding.ts';

const rank: Readonly<Record<Finding['status'], number>> = { proposed: 0, accepted: 1, rejected: 2 };

/** To decide first, then accepted, then rejected; each in the order they were made, left before right. */
export const inOrder = (findings: readonly Finding[]): readonly Finding[] =>
  findings.toSorted(
    (a, b) =>
      rank[a.status] - rank[b.status] ||
      a.at.localeCompare(b.at) ||
      (a.laterality ?? '').localeCompare(b.laterality ?? ''),
  );

/** The finding to decide `step` after the one in focus, going round; undefined when none is left. */
export function nextUndecided(findings: readonly Finding[], focus: string | null, step: 1 | -1): Finding | undefined {
  const open = findings.filter(({ status }) => status === 'proposed');
  const at = open.findIndex(({ id }) => id === focus);
  if (at < 0) return step > 0 ? open[0] : open.at(-1);
  return open[(at + step + open.length) % open.length];
}
