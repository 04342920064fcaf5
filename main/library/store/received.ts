import type { Digest, InstanceId, JobId, SeriesUid, StudyUid } from '../../../models/base/ids.ts';
import type { Refusal } from '../../../models/base/result.ts';
import type { Series, Study } from '../../../models/library/study.ts';
import type { Identity } from '../../../models/library/subject.ts';

/** One received instance as import hands it over. `header` is whatever JSON the reader made of it. */
export interface NewInstance {
  readonly id: InstanceId;
  readonly sopUid: string;
  readonly sopClassUid: string;
  readonly transferSyntaxUid: string;
  readonly number: number | null;
  readonly frames: number;
  readonly digest: Digest; // of the file's bytes
  readonly bytes: number;
  readonly name: string; // of the file, as the person knows it
  readonly path: string | null; // absolute, when indexed in place; null: the bytes are a blob
  readonly isImage: boolean;
  readonly problem: Refusal | null; // it has its place but cannot be shown whole
  readonly header: unknown;
}

export interface Received {
  readonly identity: Identity;
  readonly study: Omit<Study, 'subject'>;
  readonly series: Series;
  readonly instance: NewInstance;
  /** What the import should tell of a file that was taken: not whole, or read with a doubt. */
  readonly note?: Refusal | null;
}

/** One file of an import: what was in it, or why nothing was. `path` is unique within the job (`a.zip!b` inside archives). */
export interface ImportedFile {
  readonly path: string;
  readonly size: number;
  readonly modifiedMs: number;
  readonly outcome: { readonly received: Received } | { readonly refused: Refusal } | { readonly skipped: Refusal };
}

export interface ImportBatch {
  readonly job: JobId;
  readonly files: readonly ImportedFile[];
}

export type ImportStatus = 'imported' | 'duplicate' | 'flagged' | 'quarantined' | 'refused' | 'skipped';

/** What became of one file. A later file may still move it: the patient of a study is settled by the most files. */
export interface ImportedRow {
  readonly path: string;
  readonly status: ImportStatus;
  readonly code: string | null;
  readonly params: Refusal['params'];
  readonly instance: InstanceId | null;
  readonly studyUid: StudyUid | null;
}

/** A received instance as the library keeps it. */
export interface InstanceRecord extends NewInstance {
  readonly studyUid: StudyUid;
  readonly seriesUid: SeriesUid;
  readonly identity: Identity;
  readonly isFlagged: boolean;
  readonly isQuarantined: boolean;
}
