import { Digest, ReportId } from '../base/ids.ts';
import { z } from '../base/schema.ts';

/** The text of one section as the author left it; null: no text of one's own, the section is composed. */
export const ReportText = z.object({
  kind: z.literal('report.text'),
  report: ReportId,
  section: z.string().min(1),
  before: z.string().nullable(),
  after: z.string().nullable(),
});
/** Freezes the report: `digest` is that of its canonical content. Has no inverse: a signed report is amended. */
export const ReportSign = z.object({ kind: z.literal('report.sign'), report: ReportId, digest: Digest });
/** A new draft that replaces a signed report once it is signed itself. Has no inverse. */
export const ReportAmend = z.object({
  kind: z.literal('report.amend'),
  report: ReportId,
  amends: ReportId,
  reason: z.string().min(1),
});
const Discarded = { report: ReportId, amends: ReportId, texts: z.record(z.string(), z.string()) };
/** A draft that amends a signed report is let go: the signed one stays the valid one. Carries its texts, so that it can come back. */
export const ReportDiscard = z.object({ kind: z.literal('report.discard'), ...Discarded });
/** The inverse of `report.discard`. */
export const ReportRestore = z.object({ kind: z.literal('report.restore'), ...Discarded });

export const ReportChange = z.discriminatedUnion('kind', [
  ReportText,
  ReportSign,
  ReportAmend,
  ReportDiscard,
  ReportRestore,
]);
export type ReportChange = z.infer<typeof ReportChange>;

/** The change that takes `change` back, or null where there is none (signing, amending). Total. */
export function invertReportChange(change: ReportChange): ReportChange | null {
  switch (change.kind) {
    case 'report.text':
      return { ...change, before: change.after, after: change.before };
    case 'report.discard':
      return { ...change, kind: 'report.restore' };
    case 'report.restore':
      return { ...change, kind: 'report.discard' };
    case 'report.sign':
    case 'report.amend':
      return null;
  }
}
