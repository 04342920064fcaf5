import type { Finding } from '../../../models/findings/finding.ts';
import type { DisplaySet } from '../../../models/imaging/display-set.ts';
import { filesOf, imageUnder } from '../../../models/report/renderings/sr/image-under.ts';
import type { SourceFile } from '../../../models/report/renderings/sr/image-under.ts';

/**
 * The file whose header objects about a finding inherit: of its image; of a volume, or of a line across images, the first.
 * Undefined where its image is not here any more. Total.
 */
export function sourceFileOf(finding: Finding, set: DisplaySet): SourceFile | undefined {
  const { kind } = finding.geometry;
  return imageUnder(finding, set)?.file ?? (kind === 'mask' || kind === 'line' ? filesOf(set)[0] : undefined);
}
