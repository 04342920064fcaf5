import type { Finding } from '../finding.ts';

/** Notes of a proposal that leaves it to the reader which label each of its pieces gets: the calcium rule's arteries. */
const waiting: ReadonlySet<string> = new Set(['infer.calcium-open']);

/**
 * Whether a proposal's labels are the reader's to give: putting its pieces under them is its intended use, and only another
 * outline is an edit.
 *
 * @param proposed  the finding's first shape. Total.
 */
export const leavesLabels = ({ geometry, notes }: Pick<Finding, 'geometry' | 'notes'>): boolean =>
  geometry.kind === 'mask' && geometry.labels.length > 1 && notes.some(({ code }) => waiting.has(code));
