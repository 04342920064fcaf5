import type { Refusal } from '../../../models/base/result.ts';

/** A member of an archive as it lies there. `bytes` own their buffer: they move from thread to thread. */
export interface PackedMember {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly isDeflated: boolean;
  readonly size: number; // unpacked, as the archive says
  readonly crc32: number; // of the unpacked bytes
}

/** One file that an import looks at: on disk, or a member of an archive. */
export interface Source {
  readonly kind: 'file' | 'member';
  readonly name: string; // as the person knows it: relative to what was chosen, `archive.zip!member`
  readonly path: string; // absolute and unique: the path, or `path!member`
  readonly size: number;
  readonly modifiedMs: number;
  /** An archive's member while the archive stands at it; null for a file, which the reading thread opens itself. */
  readonly read: (() => Promise<PackedMember>) | null;
}

/** A file that cannot even be opened. */
export interface Unreadable {
  readonly kind: 'unreadable';
  readonly name: string;
  readonly path: string;
  readonly why: Refusal;
}
