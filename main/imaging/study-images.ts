import { AppError } from '../../models/base/app-error.ts';
import type { DisplaySetId, StudyUid } from '../../models/base/ids.ts';
import { SeriesUid } from '../../models/base/ids.ts';
import { InstanceHeader } from '../../models/dicom/header/instance-header.ts';
import type { DisplaySet } from '../../models/imaging/display-set.ts';
import { displaySetsOf, seriesOfDisplaySet } from '../../models/imaging/sets/display-sets-of.ts';
import type { Library } from '../library/library.ts';
import type { InstanceRecord } from '../library/store/received.ts';

/** The header a received file was entered with. */
export const headerOf = ({ header }: Pick<InstanceRecord, 'header'>): InstanceHeader => InstanceHeader.parse(header);

const setsOf = (records: readonly InstanceRecord[]): readonly DisplaySet[] =>
  displaySetsOf(records.map((record) => ({ id: record.id, header: headerOf(record) })));

/** What a study shows; empty for a study without images. */
export async function displaySetsOfStudy(studyUid: StudyUid, { store }: Pick<Library, 'store'>): Promise<readonly DisplaySet[]> {
  return setsOf(await store.instancesOfStudy(studyUid));
}

/** @throws AppError `imaging.unknown`. */
export async function displaySetOf(id: DisplaySetId, { store }: Pick<Library, 'store'>): Promise<DisplaySet> {
  const series = SeriesUid.safeParse(seriesOfDisplaySet(id));
  const found = series.success ? setsOf(await store.instancesOfSeries(series.data)).find((set) => set.id === id) : undefined;
  if (!found) throw new AppError('imaging.unknown', { id });
  return found;
}
