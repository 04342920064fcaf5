import { AppError } from '../../../models/base/app-error.ts';
import { writeAnn } from '../../../models/dicom/write/ann.ts';
import type { AnnGroup } from '../../../models/dicom/write/ann.ts';
import { readAnn } from '../../../models/dicom/write/read-ann.ts';
import type { Finding } from '../../../models/findings/finding.ts';
import type { LeftOut } from '../../../models/report/contract.ts';
import { annotationsOf } from '../../../models/report/renderings/sr/annotations-of.ts';
import { filesOf } from '../../../models/report/renderings/sr/image-under.ts';
import type { DisplaySet } from '../../../models/imaging/display-set.ts';
import type { Library } from '../../library/library.ts';
import type { ComposedDraft } from '../draft.ts';
import { writerOf } from '../writer-of.ts';
import { centresOf } from './centres-of.ts';
import { trackingOf } from './segments-of.ts';
import { sourceHeader } from './source-header.ts';

export interface AnnFiles {
  readonly files: readonly { readonly name: string; readonly bytes: Uint8Array }[];
  readonly leftOut: readonly LeftOut[];
}

/** Whether a finding is many objects on a slide: those go into annotations. Total. */
export const isAnnotated = ({ geometry }: Finding, { slide }: DisplaySet): boolean =>
  slide !== undefined &&
  (geometry.kind === 'pixel-boxes' ||
    geometry.kind === 'pixel-points' ||
    (geometry.kind === 'pixel-mask' && geometry.holds === 'objects'));

const nameOf = (index: number): string => (index === 0 ? 'ann.dcm' : `ann-${index + 1}.dcm`);

/**
 * Objects that were accepted on slides, as bulk annotations: one file a slide, read back and compared before it is given
 * out. A proposal is never in it.
 *
 * @throws AppError `sign.read-back`, `blob.*`, as `sourceHeader`.
 */
export async function annFiles(
  { report, sets, digest }: Pick<ComposedDraft, 'report' | 'sets' | 'digest'>,
  library: Library,
): Promise<AnnFiles> {
  const accepted = report.findings.filter(({ status }) => status === 'accepted');
  const files: { name: string; bytes: Uint8Array }[] = [];
  const leftOut: LeftOut[] = [];
  const slides = [...sets.values()].filter((set) =>
    accepted.some((finding) => finding.on.displaySet === set.id && isAnnotated(finding, set)),
  );
  for (const [i, set] of slides.entries()) {
    const groups: AnnGroup[] = [];
    for (const finding of accepted.filter(({ on }) => on.displaySet === set.id)) {
      const centres = await centresOf(finding, library);
      groups.push(...annotationsOf(finding, { set, centres, trackingOf }));
    }
    const [slide] = filesOf(set);
    const source = await sourceHeader(slide, library);
    if (!source.ok) leftOut.push({ name: nameOf(i), ...source.error });
    if (!source.ok || !slide || groups.length === 0) continue;
    const { seriesUid, frameOfReferenceUid } = set;
    const writer = writerOf(report, `${digest} ann ${i}`);
    const { bytes } = writeAnn({ source: source.value, slide, seriesUid, frameOfReferenceUid, groups, writer });
    assertSays(bytes, groups);
    files.push({ name: nameOf(i), bytes });
  }
  return { files, leftOut };
}

/** The places in the file must be those that were to be told, as exact as the file's floats are. */
function assertSays(bytes: Uint8Array, groups: readonly AnnGroup[]): void {
  const read = readAnn(bytes);
  const said = read.ok ? read.value : [];
  const isSame =
    said.length === groups.length &&
    groups.every(({ uid, points }, i) => {
      const one = said[i];
      const meant = Float32Array.from(points.flat());
      return (
        one?.uid === uid && one.coordinates.length === meant.length && meant.every((at, n) => one.coordinates[n] === at)
      );
    });
  if (!isSame) throw new AppError('sign.read-back', { file: 'ann.dcm' });
}
