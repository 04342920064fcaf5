import { Fact } from '../base/fact.ts';
import { Instant, LocalDate } from '../base/dates.ts';
import { Digest, FindingId, ReportId, SeriesUid, StudyUid, SubjectId } from '../base/ids.ts';
import { z } from '../base/schema.ts';
import { Finding } from '../findings/finding.ts';
import { ImageWarning } from '../imaging/display-set.ts';
import { Pharmacogenomics } from './sections/genome/pharmacogene-line.ts';
import { ClassifiedVariants } from './sections/genome/variant-line.ts';
import { RiskLine } from './risk-line.ts';

export const ReportSubject = z.object({
  id: SubjectId,
  name: z.string(), // as DICOM's PN: Family^Given
  patientId: z.string(),
  birthDate: LocalDate.nullable(),
  sex: z.enum(['F', 'M', 'O']).nullable(),
});
export type ReportSubject = z.infer<typeof ReportSubject>;

/** A series the findings lie on. */
export const ReportSeries = z.object({
  uid: SeriesUid,
  number: z.number().int().nullable(),
  modality: z.string(),
  description: z.string(),
  instances: z.array(
    z.object({ sopClassUid: z.string(), sopInstanceUid: z.string(), number: z.number().int().nullable() }),
  ),
  /** Across columns, across rows, and of a volume between slices. */
  spacingMm: z.union([z.tuple([z.number(), z.number(), z.number()]), z.tuple([z.number(), z.number()])]).nullable(),
  warnings: z.array(ImageWarning),
});
export type ReportSeries = z.infer<typeof ReportSeries>;

export const ReportStudy = z.object({
  uid: StudyUid,
  date: LocalDate.nullable(),
  time: z.string().nullable(), // HH:MM:SS, wall clock
  description: z.string(),
  accession: z.string(),
  referrer: z.string(),
  series: z.array(ReportSeries),
});
export type ReportStudy = z.infer<typeof ReportStudy>;

/** A picture of a finding; its PNG is a blob. `edges`: the patient side the right and the lower edge face. */
export const ReportImage = z.object({
  id: z.string(),
  finding: FindingId,
  digest: Digest,
  width: z.number().int().positive(),
  height: z.number().int().positive(),
  image: z.number().int().positive(), // 1-based place in the stack
  of: z.number().int().positive(),
  window: z.object({ width: z.number(), center: z.number() }),
  edges: z.object({ right: z.string(), bottom: z.string() }),
});
export type ReportImage = z.infer<typeof ReportImage>;

/** Everything a report is a function of, but for template and language. Facts are those the Subject agreed to learn. */
export const ReportCase = z.object({
  id: ReportId,
  amends: ReportId.nullable(),
  /** Of the report that is amended, and why. Absent where none is, and in reports of before. */
  amendment: z.object({ signedAt: Instant, signedBy: z.string(), reason: z.string() }).optional(),
  at: Instant,
  product: z.object({ name: z.string(), version: z.string() }),
  subject: ReportSubject,
  study: ReportStudy,
  facts: z.array(Fact),
  findings: z.array(Finding),
  risk: z.array(RiskLine),
  images: z.array(ReportImage),
  /** Absent where neither a genome file nor a specialised caller tells anything, and in reports of before. */
  pharmacogenomics: Pharmacogenomics.optional(),
  /** Absent where nobody classified a variant or a tumour, and in reports of before. */
  variants: ClassifiedVariants.optional(),
  /** The author's text of a section; a section that is absent is composed. */
  texts: z.record(z.string(), z.string()),
});
export type ReportCase = z.infer<typeof ReportCase>;
