import { z } from './schema.ts';

// Branded strings: a StudyUid cannot be passed where a SeriesUid is wanted.
const uid = z.string().regex(/^[0-9.]{1,64}$/);

export const SubjectId = z.string().min(1).brand<'SubjectId'>();
export type SubjectId = z.infer<typeof SubjectId>;

export const StudyUid = uid.brand<'StudyUid'>();
export type StudyUid = z.infer<typeof StudyUid>;

export const SeriesUid = uid.brand<'SeriesUid'>();
export type SeriesUid = z.infer<typeof SeriesUid>;

/** One received file: the library's own id, since two different files may carry one SOP Instance UID. */
export const InstanceId = z.string().min(1).brand<'InstanceId'>();
export type InstanceId = z.infer<typeof InstanceId>;

export const DisplaySetId = z.string().min(1).brand<'DisplaySetId'>();
export type DisplaySetId = z.infer<typeof DisplaySetId>;

export const FindingId = z.string().min(1).brand<'FindingId'>();
export type FindingId = z.infer<typeof FindingId>;

export const JobId = z.string().min(1).brand<'JobId'>();
export type JobId = z.infer<typeof JobId>;

export const EditId = z.string().min(1).brand<'EditId'>();
export type EditId = z.infer<typeof EditId>;

export const GenomeFileId = z.string().min(1).brand<'GenomeFileId'>();
export type GenomeFileId = z.infer<typeof GenomeFileId>;

export const ReportId = z.string().min(1).brand<'ReportId'>();
export type ReportId = z.infer<typeof ReportId>;

/** A file the person chose: minted by main (dialog, command line) or on drop; the renderer never sends a path. */
export const FileToken = z.string().min(1).brand<'FileToken'>();
export type FileToken = z.infer<typeof FileToken>;

/** SHA-256 of bytes, 64 lower-case hex digits. */
export const Digest = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .brand<'Digest'>();
export type Digest = z.infer<typeof Digest>;
