import { AppError } from '../../models/base/app-error.ts';
import { SeriesUid } from '../../models/base/ids.ts';
import type { DisplaySetId, StudyUid } from '../../models/base/ids.ts';
import { InstanceHeader } from '../../models/dicom/header/instance-header.ts';
import type { DisplaySet } from '../../models/imaging/display-set.ts';
import { displaySetsOf, seriesOfDisplaySet } from '../../models/imaging/sets/display-sets-of.ts';
import type { Library } from '../library/library.ts';
import type { InstanceRecord } from '../library/store/received.ts';

/** The header a received file was entered with. */
export const headerOf = ({ header }: Pick<InstanceRecord, 'header'>): InstanceHeader => InstanceHeader.parse(header);

/** Of two files with one identifier the first is shown: the later one, flagged, would lie on the same place. */
const setsOf = (records: readonly InstanceRecord[]): readonly DisplaySet[] =>
  displaySetsOf(
    records.filter(({ isFlagged }) => !isFlagged).map((record) => ({ id: record.id, header: headerOf(record) })),
  );

/** The display sets of a study. Quarantined and flagged files are in none. */
export const setsOfStudy = async (studyUid: StudyUid, { store }: Library): Promise<readonly DisplaySet[]> =>
  setsOf(await store.instancesOfStudy(studyUid));

/** One display set. @throws AppError `imaging.unknown`. */
export async function setById(id: DisplaySetId, { store }: Library): Promise<DisplaySet> {
  const series = SeriesUid.safeParse(seriesOfDisplaySet(id));
  const records = series.success ? await store.instancesOfSeries(series.data) : [];
  const found = setsOf(records).find((set) => set.id === id);
  if (!found) throw new AppError('imaging.unknown', { id });
  return found;
}
