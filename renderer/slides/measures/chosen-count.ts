import type { Finding } from '../../../models/findings/finding.ts';
import { ownFocused } from './own-finding.ts';

export type OwnCount = Finding & { readonly geometry: Extract<Finding['geometry'], { kind: 'pixel-points' }> };

export const isCount = (finding: Finding): finding is OwnCount => finding.geometry.kind === 'pixel-points';

/** The person's own count in focus: marks go into it. */
export function chosenCount(): OwnCount | undefined {
  const finding = ownFocused();
  return finding && isCount(finding) ? finding : undefined;
}
