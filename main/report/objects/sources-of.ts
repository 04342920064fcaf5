import type { Refusal } from '../../../models/base/result.ts';
import type { Finding } from '../../../models/findings/finding.ts';
import type { DisplaySet } from '../../../models/imaging/display-set.ts';
import { sourceFileOf } from '../../../models/report/renderings/sr/image-under.ts';
import type { Library } from '../../library/library.ts';
import { sourceRecord } from './source-header.ts';

/** Findings that DICOM objects can point at, and why there are others. */
export interface Sourced {
  readonly findings: readonly Finding[];
  readonly refused: readonly Refusal[]; // each reason once
}

/** Which findings lie on images of DICOM files that are here. */
export async function sourcesOf(
  findings: readonly Finding[],
  sets: ReadonlyMap<string, DisplaySet>,
  library: Library,
): Promise<Sourced> {
  const sourced: Finding[] = [];
  const refused = new Map<string, Refusal>();
  for (const finding of findings) {
    const set = sets.get(finding.on.displaySet);
    const file = set && sourceFileOf(finding, set);
    const record = file
      ? await sourceRecord(file, library)
      : ({ ok: false, error: { code: 'report.image-gone', params: { name: finding.name } } } as const);
    if (record.ok) sourced.push(finding);
    else refused.set(JSON.stringify(record.error), record.error);
  }
  return { findings: sourced, refused: [...refused.values()] };
}
