import { LocalDate } from '../base/dates.ts';
import { InstanceId, SeriesUid, StudyUid, SubjectId } from '../base/ids.ts';
import { Params } from '../base/result.ts';
import { z } from '../base/schema.ts';

const Count = z.number().int().nonnegative();

/** A received Study. `time` is the wall clock of the place it was made (`HH:MM:SS`), not an instant. */
export const Study = z.object({
  uid: StudyUid,
  subject: SubjectId,
  date: LocalDate.nullable(),
  time: z.string().nullable(),
  description: z.string(),
  accession: z.string(),
  referrer: z.string(),
});
export type Study = z.infer<typeof Study>;

/** A received Series; `bodyPart` is the code string of the file (`BodyPartExamined`). */
export const Series = z.object({
  uid: SeriesUid,
  studyUid: StudyUid,
  modality: z.string(),
  number: z.number().int().nullable(),
  description: z.string(),
  bodyPart: z.string().nullable(),
});
export type Series = z.infer<typeof Series>;

/** A Series with what the library holds of it. `thumbnail` is the instance in its middle, null when none can be shown. */
export const SeriesRow = Series.extend({ images: Count, problems: Count, thumbnail: InstanceId.nullable() });
export type SeriesRow = z.infer<typeof SeriesRow>;

/** A received file that cannot be shown, or is set aside (`isQuarantined`: it belongs to another patient). */
export const InstanceProblem = z.object({
  instance: InstanceId,
  seriesUid: SeriesUid,
  code: z.string(),
  params: Params,
  isQuarantined: z.boolean(),
});
export type InstanceProblem = z.infer<typeof InstanceProblem>;
