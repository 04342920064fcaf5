import type { LeftOut } from '../../../models/report/contract.ts';
import type { Report } from '../../../models/report/report.ts';
import type { WrittenSeg } from '../../../models/dicom/write/seg.ts';
import type { Library } from '../../library/library.ts';
import type { ComposedDraft } from '../draft.ts';
import { writerOf } from '../writer-of.ts';
import { hasOutline, outlined } from './outlined.ts';
import type { Outlined } from './outlined.ts';
import { writeSegOf } from './write-seg.ts';

/** A SEG with its name, and what it was made from. */
export interface SegFile {
  readonly name: string;
  readonly from: Outlined;
  readonly written: WrittenSeg;
}

export interface SegFiles {
  readonly files: readonly SegFile[];
  readonly leftOut: readonly LeftOut[];
}

const nameOf = (index: number): string => (index === 0 ? 'seg.dcm' : `seg-${index + 1}.dcm`);

/**
 * The SEGs of a report: one for each volume and each single image with an outline. A signed report's hold what was
 * accepted; a draft's also what is only proposed, named so.
 *
 * @throws AppError as `writeSegOf`, `job.cancelled`.
 */
export async function segFiles(
  { report, sets, digest }: Pick<ComposedDraft, 'report' | 'sets' | 'digest'>,
  { library, signal }: { readonly library: Library; readonly signal: AbortSignal },
): Promise<SegFiles> {
  const counts = (status: Report['findings'][number]['status']): boolean =>
    status === 'accepted' || (report.status === 'preliminary' && status === 'proposed');
  const findings = report.findings.filter((finding) => counts(finding.status) && hasOutline(finding));
  const { parts, onSlides, lost } = outlined(findings, sets);
  const files: SegFile[] = [];
  const without = (code: string, { name }: Report['findings'][number]): LeftOut => ({
    name: nameOf(0),
    code,
    params: { name },
  });
  const leftOut = [
    ...onSlides.map((finding) => without('report.seg-slide', finding)),
    ...lost.map((finding) => without('report.image-gone', finding)),
  ];
  if (findings.length === 0) leftOut.push({ name: nameOf(0), code: 'report.seg-empty', params: {} });
  const writer = writerOf(report, digest);
  for (const [i, part] of parts.entries()) {
    signal.throwIfAborted();
    const written = await writeSegOf(part, writer, library);
    if (written.ok) files.push({ name: nameOf(i), from: part, written: written.value });
    else leftOut.push({ name: nameOf(i), ...written.error });
  }
  return { files, leftOut };
}
