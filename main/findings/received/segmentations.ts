import { inflateRawSync } from 'node:zlib';
import { AppError } from '../../../models/base/app-error.ts';
import type { InstanceId, StudyUid } from '../../../models/base/ids.ts';
import { no } from '../../../models/base/result.ts';
import type { Refusal, Result } from '../../../models/base/result.ts';
import { InstanceHeader } from '../../../models/dicom/header/instance-header.ts';
import { readPart10 } from '../../../models/dicom/read/read-part10.ts';
import { readSegmentation } from '../../../models/dicom/read/segmentation/read-segmentation.ts';
import type { ReceivedSegmentation } from '../../../models/dicom/read/segmentation/segmentation.ts';
import type { DisplaySet } from '../../../models/imaging/display-set.ts';
import { isSegmentationClass } from '../../../models/imaging/sets/is-image-class.ts';
import { overlaySetsOf } from '../../../models/imaging/sets/overlay-sets-of.ts';
import type { ListedSegmentation } from '../../../models/imaging/view/segmentations/listed-segmentation.ts';
import { placeSegmentation } from '../../../models/imaging/view/segmentations/place-segmentation.ts';
import type { PlacedSegmentation } from '../../../models/imaging/view/segmentations/place-segmentation.ts';
import type { Context } from '../../app/context.ts';
import type { Library } from '../../library/library.ts';
import { readReceived } from '../../library/read-received.ts';
import type { InstanceRecord } from '../../library/store/received.ts';

/** A received segmentation that has a place among its images. */
export interface OpenSegmentation {
  readonly record: InstanceRecord;
  readonly header: InstanceHeader;
  readonly about: ReceivedSegmentation;
  readonly placed: PlacedSegmentation;
  readonly home: DisplaySet;
}

/** Segmentations of a study, in the order they were received: what each says of itself, and what it is drawn over. */
export async function segmentationsOf(
  studyUid: StudyUid,
  { library, images }: Pick<Context, 'library' | 'images'>,
): Promise<ListedSegmentation[]> {
  const records = (await library.store.instancesOfStudy(studyUid)).filter(isSegmentation);
  if (records.length === 0) return [];
  const sets = await images.setsOfStudy(studyUid, library);
  const listed: ListedSegmentation[] = [];
  for (const record of records) listed.push(await listedOf(record, sets, library));
  return listed;
}

const isSegmentation = ({ sopClassUid, isQuarantined }: InstanceRecord): boolean =>
  isSegmentationClass(sopClassUid) && !isQuarantined;

async function listedOf(
  record: InstanceRecord,
  sets: readonly DisplaySet[],
  library: Library,
): Promise<ListedSegmentation> {
  const header = InstanceHeader.parse(record.header);
  const read = await aboutOf(record, library);
  const placed = read.ok ? placedOf({ record, header, about: read.value }, sets) : read;
  return {
    instance: record.id,
    sopInstanceUid: record.sopUid,
    file: record.name,
    seriesNumber: header.series.number,
    description: header.series.description,
    about: read.ok ? shownAbout(read.value) : null,
    on: placed.ok ? placed.value.on : null,
    over: placed.ok ? [...placed.value.over] : [],
    remarks: placed.ok ? [...placed.value.remarks] : [],
    refusal: placed.ok ? null : { code: placed.error.code, params: { ...placed.error.params } },
  };
}

const shownAbout = (about: ReceivedSegmentation): NonNullable<ListedSegmentation['about']> => {
  const { kind, fraction, label, description, creator, date, maker, segments } = about;
  return { kind, fraction, label, description, creator, date, maker, segments };
};

/** What the file says of its segments and frames; a file that is damaged is a refusal too. */
async function aboutOf(record: InstanceRecord, library: Library): Promise<Result<ReceivedSegmentation, Refusal>> {
  const file = readPart10(await readReceived(record, library), { inflate: (bytes) => inflateRawSync(bytes) });
  return file.ok ? readSegmentation(file.value.dataset) : file;
}

type Described = Pick<OpenSegmentation, 'record' | 'header' | 'about'>;

function placedOf(
  { record, header, about }: Described,
  sets: readonly DisplaySet[],
): Result<PlacedSegmentation, Refusal> {
  const [set] = overlaySetsOf([{ id: record.id, header }]);
  if (!set) return no('dicom.no-pixels', { file: record.name });
  return placeSegmentation({ about, set, isOfSlide: header.image?.totalMatrix !== null }, sets);
}

/**
 * One segmentation, to draw it.
 *
 * @throws AppError `dicom.unknown-instance`; why it cannot be drawn, {file}.
 */
export async function openSegmentation(
  id: InstanceId,
  { library, images }: Pick<Context, 'library' | 'images'>,
): Promise<OpenSegmentation> {
  const record = await library.store.instance(id);
  if (!record || !isSegmentation(record)) throw new AppError('dicom.unknown-instance', { instance: id });
  const about = insist(await aboutOf(record, library), record);
  const described = { record, header: InstanceHeader.parse(record.header), about };
  const sets = await images.setsOfStudy(record.studyUid, library);
  const placed = insist(placedOf(described, sets), record);
  const home = sets.find((set) => set.id === placed.on);
  if (!home) throw new TypeError('a placed segmentation lies on a set of its study');
  return { ...described, placed, home };
}

function insist<T>(result: Result<T, Refusal>, { name }: InstanceRecord): T {
  if (!result.ok) throw new AppError(result.error.code, { ...result.error.params, file: name });
  return result.value;
}
