import type { SrGroup, SrOutline } from '../../../../models/dicom/write/sr/measurement-group.ts';
import type { Finding } from '../../../../models/findings/finding.ts';
import { asymmetryGroups } from '../../../../models/report/renderings/sr/asymmetry-groups.ts';
import { groupsOfFinding } from '../../../../models/report/renderings/sr/groups-of-finding.ts';
import { referenceOf } from '../../../../models/report/renderings/sr/reference-of.ts';
import type { Library } from '../../../library/library.ts';
import type { ComposedDraft } from '../../draft.ts';
import { uidFrom } from '../../writer-of.ts';
import { centresOf } from '../centres-of.ts';
import type { SegFile } from '../seg-files.ts';
import { trackingOf } from '../segments-of.ts';

/** Where each segment that was written is, by its tracking UID. Total. */
const outlinesIn = (files: readonly SegFile[]): ReadonlyMap<string, SrOutline> =>
  new Map(
    files.flatMap(({ from: { set, image }, written: { sopClassUid, sopInstanceUid, segments } }) =>
      segments.map(({ trackingUid, number, frames }): [string, SrOutline] => {
        const segment = { sopClassUid, sopInstanceUid, segments: [number] };
        return [
          trackingUid,
          image
            ? { kind: 'image', segment: { ...segment, frames }, source: referenceOf(image, set.frames) }
            : { kind: 'volume', segment, sourceSeriesUid: set.seriesUid },
        ];
      }),
    ),
  );

/** What findings say, as measurement groups that point at the SEGs written beside. @throws AppError `blob.*`. */
export async function srGroups(
  findings: readonly Finding[],
  { sets, speaker, segs }: Pick<ComposedDraft, 'sets' | 'speaker'> & { readonly segs: readonly SegFile[] },
  library: Library,
): Promise<readonly SrGroup[]> {
  const outlines = outlinesIn(segs);
  const groups: SrGroup[] = [];
  for (const finding of findings) {
    const set = sets.get(finding.on.displaySet);
    if (!set) continue;
    const centres = await centresOf(finding, library);
    groups.push(...groupsOfFinding(finding, { set, trackingOf, outlines, centres, speaker }));
  }
  return [...groups, ...asymmetryGroups(findings, (key) => ({ id: key, uid: uidFrom(key) }))];
}
