import { AppError } from '../../models/base/app-error.ts';
import { SeriesUid } from '../../models/base/ids.ts';
import type { DisplaySetId, StudyUid } from '../../models/base/ids.ts';
import { InstanceHeader } from '../../models/dicom/header/instance-header.ts';
import type { DisplaySet, Frame, ImageWarning } from '../../models/imaging/display-set.ts';
import { displaySetsOf, seriesOfDisplaySet } from '../../models/imaging/sets/display-sets-of.ts';
import type { InstanceProblem } from '../../models/library/study.ts';
import type { Library } from '../library/library.ts';
import type { InstanceRecord } from '../library/store/received.ts';

/** The header a received file was entered with. */
export const headerOf = ({ header }: Pick<InstanceRecord, 'header'>): InstanceHeader => InstanceHeader.parse(header);

/** Display sets of records; a file whose identifier an earlier one has comes behind that one. */
export const setsOf = (
  records: readonly InstanceRecord[],
  options: Parameters<typeof displaySetsOf>[1] = {},
): readonly DisplaySet[] =>
  displaySetsOf(
    flaggedLast(records).map((record) => ({ id: record.id, header: headerOf(record) })),
    options,
  );

const flaggedLast = (records: readonly InstanceRecord[]): readonly InstanceRecord[] =>
  records.toSorted((a, b) => Number(a.isFlagged) - Number(b.isFlagged));

/** The display sets of a study. Quarantined files are in none: what else their series shows says how many, and whose. */
export async function setsOfStudy(studyUid: StudyUid, { store }: Library): Promise<readonly DisplaySet[]> {
  const sets = setsOf(await store.instancesOfStudy(studyUid));
  const aside = (await store.problemsOf(studyUid)).filter(({ isQuarantined }) => isQuarantined);
  return aside.length === 0
    ? sets
    : sets.map((set) => ({ ...set, warnings: [...foreign(set, aside), ...set.warnings] }));
}

/** One remark for each other patient among the files of a series. */
function foreign({ seriesUid }: DisplaySet, aside: readonly InstanceProblem[]): readonly ImageWarning[] {
  const own = aside.filter((problem) => problem.seriesUid === seriesUid);
  return [...Map.groupBy(own, ({ params }) => JSON.stringify(params)).values()].map((files) => ({
    code: 'imaging.other-patient',
    params: { n: files.length, ...files[0]?.params },
  }));
}

/** One display set. @throws AppError `imaging.unknown`. */
export const setById = async (id: DisplaySetId, library: Library): Promise<DisplaySet> =>
  (await withRecords(id, library)).set;

/** One display set, and what is known of the file each of its frames lies in. @throws AppError `imaging.unknown`. */
export async function withRecords(id: DisplaySetId, { store }: Library) {
  const series = SeriesUid.safeParse(seriesOfDisplaySet(id));
  const records = series.success ? await store.instancesOfSeries(series.data) : [];
  const set = setsOf(records).find((one) => one.id === id);
  if (!set) throw new AppError('imaging.unknown', { id });
  const known = new Map(records.map((record) => [record.id, record]));
  const recordOf = ({ instance }: Pick<Frame, 'instance'>) => {
    const record = known.get(instance);
    return record && { record, header: headerOf(record) };
  };
  return { set, recordOf };
}
