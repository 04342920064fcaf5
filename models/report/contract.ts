import { call, edit, feature, feed, job } from '../base/ipc/contract.ts';
import { Counted } from '../base/ipc/counted.ts';
import { Instant } from '../base/dates.ts';
import { Digest, FileToken, ReportId, StudyUid, SubjectId } from '../base/ids.ts';
import { Reason } from '../base/result.ts';
import { z } from '../base/schema.ts';
import { Report } from './report.ts';
import { Check } from './signing/check.ts';

/** A file written of a report, by its name in a folder (`report.pdf`, `seg.dcm` …). */
export const WrittenFile = z.object({ name: z.string(), digest: Digest, bytes: z.number().int().nonnegative() });
export type WrittenFile = z.infer<typeof WrittenFile>;

/** A file that was not written, and why (`report.seg-empty`: there is nothing to outline). */
export const LeftOut = z.object({ name: z.string(), code: z.string(), params: Check.shape.params });
export type LeftOut = z.infer<typeof LeftOut>;

/** A file that signing would write, or, with a reason, what would be left out of one of its kind. */
export const PlannedFile = z.object({
  kind: z.enum(['pdf', 'seg', 'ann', 'sr', 'encapsulated', 'fhir', 'json']),
  without: Reason.nullable(),
});
export type PlannedFile = z.infer<typeof PlannedFile>;

/** One report of a study as a list shows it. */
export const ReportRow = z.object({
  id: ReportId,
  state: z.enum(['draft', 'signed']),
  amends: ReportId.nullable(),
  signedAt: Instant.nullable(),
  digest: Digest.nullable(),
  files: z.array(WrittenFile),
});
export type ReportRow = z.infer<typeof ReportRow>;

/**
 * The report as it would be signed now, and what is looked at before. `digest` is of what is in front of the reader: the
 * sign dialog shows it, and `sign` wants it back; `files` is what signing would write. A signed report has neither checks nor
 * planned files.
 */
export const Draft = z.object({
  report: Report,
  digest: Digest,
  checks: z.array(Check),
  files: z.array(PlannedFile),
});
export type Draft = z.infer<typeof Draft>;

const OfStudy = z.object({ studyUid: StudyUid });

// Bytes go by URL:
//   GET /reports/<report>/<name>     a file of a signed report
//   GET /report-images/<digest>      a picture of a finding, PNG
export const report = feature('report', {
  /** What is being worked on: composed anew from the case, with the author's texts; starts a draft where there is none. */
  draft: call({ input: OfStudy, output: Draft }),
  /** A report as it is: a draft composed now, or a signed one as it was frozen. Refusal: report.unknown, report.changed. */
  open: call({ input: z.object({ report: ReportId }), output: Draft }),
  list: call({ input: OfStudy, output: z.array(ReportRow) }),
  /** The author's text of a section; null: composed again. One Edit. */
  setText: edit(
    call({
      input: OfStudy.extend({ section: z.string(), text: z.string().max(100_000).nullable() }),
      output: Draft,
    }),
  ),
  /**
   * Freezes, signs, writes the files. Refusals: sign.nobody, keys.wrong, keys.paused, sign.changed (`digest` is not that of
   * the draft any more), sign.reason (something is open and no reason given), and the code of the check that stops.
   */
  sign: edit(
    job({
      input: OfStudy.extend({
        digest: Digest,
        passphrase: z.string().min(1).max(1000),
        reason: z.string().max(500).nullable(),
      }),
      progress: Counted,
      output: z.object({ report: ReportId, digest: Digest, files: z.array(WrittenFile), leftOut: z.array(LeftOut) }),
    }),
  ),
  /** Starts a new draft that replaces a signed report once it is signed itself. */
  amend: edit(call({ input: z.object({ report: ReportId, reason: z.string().min(1).max(500) }), output: Draft })),
  /**
   * Lets a draft go that amends a signed report: one Edit, which Undo takes back. The signed report is the answer. Refusals:
   * report.unknown, report.no-amendment (signed, or the first report of its study).
   */
  discard: edit(call({ input: z.object({ report: ReportId }), output: Draft })),
  /**
   * Writes a report's files into a folder the person chose: those of a signed report as they were kept, or the draft's,
   * preliminary and with a watermark.
   */
  export: job({
    input: z.object({ report: ReportId, folder: FileToken }),
    progress: Counted,
    output: z.object({ files: z.array(WrittenFile), leftOut: z.array(LeftOut) }),
  }),
  changed: feed({ output: z.object({ studyUid: StudyUid, subject: SubjectId }) }),
});
