import type { Refusal } from '../../models/base/result.ts';

/** One file that an import looks at: on disk, or a member of an archive. */
export interface Source {
  readonly kind: 'file' | 'member';
  readonly name: string; // as the person knows it: relative to what was chosen, `archive.zip!member`
  readonly path: string; // absolute and unique: the path, or `path!member`
  readonly size: number;
  readonly modifiedMs: number;
  /** Bytes of an archive member; null for a file, which the reading thread opens itself. */
  readonly read: (() => Promise<Uint8Array>) | null;
}

/** A file that cannot even be opened. */
export interface Unreadable {
  readonly kind: 'unreadable';
  readonly name: string;
  readonly path: string;
  readonly why: Refusal;
}
