import { call, feature, job } from '../base/ipc/contract.ts';
import { Counted } from '../base/ipc/counted.ts';
import { FileToken, InstanceId, StudyUid } from '../base/ids.ts';
import { Params } from '../base/result.ts';
import { z } from '../base/schema.ts';
import { StatedSpacing } from './picture/stated-spacing.ts';
import { DocumentRow, ReadDocument } from './document/document.ts';

/** What happened to one file of an import; `code` is null when it was taken as it is, and names the doubt when it was `imported` with one. */
export const ImportRow = z.object({
  file: z.string(), // as the person knows it: relative to what was chosen, `archive.zip!member` inside an archive
  status: z.enum(['imported', 'duplicate', 'flagged', 'quarantined', 'refused', 'skipped']),
  code: z.string().nullable(),
  params: Params,
});
export type ImportRow = z.infer<typeof ImportRow>;

export const ImportSummary = z.object({
  files: z.number().int(),
  imported: z.number().int(),
  duplicates: z.number().int(),
  refused: z.number().int(),
  studies: z.array(StudyUid), // in the order first met
  rows: z.array(ImportRow), // every row that is not plainly `imported`, at most 10,000
});
export type ImportSummary = z.infer<typeof ImportSummary>;

/** One attribute of a received file, for the tag browser. */
export const TagRow = z.object({
  tag: z.string(),
  keyword: z.string(),
  vr: z.string(),
  value: z.string(),
  depth: z.number().int(),
});
export type TagRow = z.infer<typeof TagRow>;

export const dicom = feature('dicom', {
  /**
   * Files, folders, archives, DICOMDIR, NIfTI, pictures. `index` leaves the files where they are; `spacing` is stated for
   * images that have none, and refuses those that have one. Resumes after a crash.
   */
  import: job({
    input: z.object({
      files: z.array(FileToken).min(1),
      mode: z.enum(['copy', 'index']),
      spacing: StatedSpacing.optional(),
    }),
    progress: Counted,
    output: ImportSummary,
  }),
  /** What could not be used of a study: refused and quarantined files with their reasons. */
  refused: call({ input: z.object({ studyUid: StudyUid }), output: z.array(ImportRow) }),
  /** What of a study opens as text, in the order it was received. */
  documents: call({ input: z.object({ studyUid: StudyUid }), output: z.array(DocumentRow) }),
  /** A report or a key object list, with the images it points at that are here. Refusals: `dicom.no-document`, those of reading. */
  document: call({
    input: z.object({ instance: InstanceId }),
    output: z.object({ document: ReadDocument, imagesHere: z.array(z.string()) }), // SOP Instance UIDs
  }),
  tags: call({ input: z.object({ instance: InstanceId }), output: z.array(TagRow) }),
});
