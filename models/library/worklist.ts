import { LocalDate } from '../base/dates.ts';
import { InstanceId, StudyUid, SubjectId } from '../base/ids.ts';
import { z } from '../base/schema.ts';
import { Study } from './study.ts';
import { Subject } from './subject.ts';

const Count = z.number().int().nonnegative();

export const ReportState = z.enum(['none', 'draft', 'signed']);
export type ReportState = z.infer<typeof ReportState>;

/** One line of the worklist: a Study with its Subject and the state of its findings, genome and report. */
export const WorklistRow = z.object({
  subject: Subject,
  study: Study,
  modalities: z.array(z.string()),
  bodyPart: z.string().nullable(),
  seriesCount: Count,
  imageCount: Count,
  problemCount: Count,
  openFindings: Count,
  acceptedFindings: Count,
  hasGenome: z.boolean(),
  priorCount: Count,
  report: ReportState,
  isUnread: z.boolean(),
  thumbnail: InstanceId.nullable(),
});
export type WorklistRow = z.infer<typeof WorklistRow>;

export const WorklistColumn = z.enum([
  'patient',
  'patientId',
  'birthDate',
  'date',
  'modality',
  'description',
  'images',
  'findings',
  'report',
]);
export type WorklistColumn = z.infer<typeof WorklistColumn>;

/** The named filters of the filter row. */
export const WorklistView = z.enum(['all', 'unread', 'proposed', 'drafts', 'signed-today']);
export type WorklistView = z.infer<typeof WorklistView>;

/** What narrows the list; all given parts must hold. `today` belongs to the asker's clock (for `signed-today`). */
export const WorklistFilter = z.object({
  view: WorklistView.default('all'),
  modality: z.string().nullable().default(null),
  bodyPart: z.string().nullable().default(null),
  from: LocalDate.nullable().default(null),
  to: LocalDate.nullable().default(null),
  subject: SubjectId.nullable().default(null),
  today: LocalDate.nullable().default(null),
});
export type WorklistFilter = z.infer<typeof WorklistFilter>;

/** The filter that leaves nothing out. */
export const noFilter: WorklistFilter = {
  view: 'all',
  modality: null,
  bodyPart: null,
  from: null,
  to: null,
  subject: null,
  today: null,
};

/** A question to the worklist: words to search for (each must begin a word of the row), order, filter, window. */
export const WorklistQuery = z.object({
  search: z.string().max(200).default(''),
  sort: z.object({ by: WorklistColumn, descending: z.boolean() }).default({ by: 'date', descending: true }),
  filter: WorklistFilter.default(noFilter),
  offset: Count.default(0),
  limit: z.number().int().min(1).max(500).default(100),
});
export type WorklistQuery = z.infer<typeof WorklistQuery>;

/** One window of the list; `total` counts every row that fits, whatever the window. */
export const WorklistPage = z.object({ total: Count, rows: z.array(WorklistRow) });
export type WorklistPage = z.infer<typeof WorklistPage>;

/** How many rows each named filter would show, over the whole library. */
export const WorklistCounts = z.record(WorklistView, Count);
export type WorklistCounts = z.infer<typeof WorklistCounts>;

/** What changed, so that whoever shows it asks again. Null subject or study: perhaps all of them. */
export const Changed = z.object({
  what: z.enum(['study', 'subject', 'finding', 'fact', 'genome', 'report', 'setting', 'sign-in']),
  subject: SubjectId.nullable(),
  studyUid: StudyUid.nullable(),
});
export type Changed = z.infer<typeof Changed>;
