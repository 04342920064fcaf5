import { no, ok } from '../../../models/base/result.ts';
import type { Reason, Refusal, Result } from '../../../models/base/result.ts';
import type { Finding } from '../../../models/findings/finding.ts';
import type { PlannedFile } from '../../../models/report/contract.ts';
import { filesOf } from '../../../models/report/renderings/sr/image-under.ts';
import type { Library } from '../../library/library.ts';
import type { ComposedDraft } from '../draft.ts';
import { isAnnotated } from './ann-files.ts';
import { hasOutline, outlined } from './outlined.ts';
import type { Outlined } from './outlined.ts';
import { sourceRecord } from './source-header.ts';
import { sourcesOf } from './sources-of.ts';

type Given = Pick<ComposedDraft, 'report' | 'sets'>;

/**
 * What signing would write now of a draft, and of what it would not write a DICOM object and why. What only the pixels tell
 * (an empty outline) is found when it is written.
 */
export async function plannedFiles(draft: Given, library: Library): Promise<PlannedFile[]> {
  const accepted = draft.report.findings.filter(({ status }) => status === 'accepted');
  return [
    planned('pdf'),
    ...(await segs(accepted.filter(hasOutline), draft, library)),
    ...(await annotated(accepted, draft, library)),
    ...(await structured(accepted, draft, library)),
    planned('encapsulated', reasonOf(await firstSource(draft, library))),
    planned('fhir'),
    planned('json'),
  ];
}

const planned = (kind: PlannedFile['kind'], without: Reason | null = null): PlannedFile => ({ kind, without });

const reasonOf = (result: Result<unknown, Refusal>): Reason | null =>
  result.ok ? null : { code: result.error.code, params: { ...result.error.params } };

async function segs(findings: readonly Finding[], { sets }: Given, library: Library): Promise<readonly PlannedFile[]> {
  const { parts, onSlides, lost } = outlined(findings, sets);
  const files: PlannedFile[] = [];
  for (const part of parts) files.push(planned('seg', reasonOf(await mayBeSeg(part, library))));
  for (const { name } of onSlides) files.push(planned('seg', { code: 'report.seg-slide', params: { name } }));
  for (const { name } of lost) files.push(planned('seg', { code: 'report.image-gone', params: { name } }));
  return files;
}

async function mayBeSeg({ set, image }: Outlined, library: Library): Promise<Result<unknown, Refusal>> {
  const source = await sourceRecord(image ?? set.frames[0], library);
  if (!source.ok || image) return source;
  if (!set.volume) return no('report.seg-no-volume');
  return set.frameOfReferenceUid === null ? no('report.seg-no-frame-of-reference') : ok(null);
}

/** One for each slide with objects on it. */
async function annotated(
  findings: readonly Finding[],
  { sets }: Given,
  library: Library,
): Promise<readonly PlannedFile[]> {
  const files: PlannedFile[] = [];
  for (const set of sets.values())
    if (findings.some((finding) => finding.on.displaySet === set.id && isAnnotated(finding, set)))
      files.push(planned('ann', reasonOf(await sourceRecord(filesOf(set)[0], library))));
  return files;
}

async function structured(
  accepted: readonly Finding[],
  { sets }: Given,
  library: Library,
): Promise<readonly PlannedFile[]> {
  const { findings, refused } = await sourcesOf(accepted, sets, library);
  const told = findings.length > 0 ? [planned('sr')] : [];
  return [...told, ...refused.map(({ code, params }) => planned('sr', { code, params: { ...params } }))];
}

function firstSource({ sets }: Given, library: Library): Promise<Result<unknown, Refusal>> {
  const [set] = sets.values();
  return set ? sourceRecord(filesOf(set)[0], library) : Promise.resolve(no('report.no-images'));
}
