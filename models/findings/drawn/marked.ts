import { no, ok } from '../../base/result.ts';
import type { Refusal, Result } from '../../base/result.ts';
import type { Finding } from '../finding.ts';

type Counted = Extract<Finding['geometry'], { kind: 'pixel-points' }>;
export type MarkRefusal = 'findings.not-a-count' | 'findings.count-decided' | 'findings.no-mark';

export interface Mark {
  readonly at: readonly [number, number]; // pixels of the slide's finest level
  readonly does: 'add' | 'remove';
}

/**
 * The marks of a count with one more, or without the one at this very place.
 *
 * @returns refusals: the finding is no count of a person; it is decided, so its number stands; nothing was marked there. Total.
 */
export function marked(
  { by, geometry, status }: Pick<Finding, 'by' | 'geometry' | 'status'>,
  { at, does }: Mark,
): Result<Counted, Refusal<MarkRefusal>> {
  if (geometry.kind !== 'pixel-points' || by.kind !== 'person') return no('findings.not-a-count');
  if (status !== 'proposed') return no('findings.count-decided');
  const { points } = geometry;
  if (does === 'add') return ok({ ...geometry, points: [...points, [...at]] });
  const found = points.findIndex(([x, y]) => x === at[0] && y === at[1]);
  return found < 0 ? no('findings.no-mark') : ok({ ...geometry, points: points.toSpliced(found, 1) });
}
