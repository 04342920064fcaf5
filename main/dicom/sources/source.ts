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
  /** It lies on a medium of DICOM files, one with a DICOMDIR: pictures there belong to a viewer, and are no studies. */
  readonly isOnMedium: boolean;
  /** An archive's member while the archive stands at it; null for a file, which the reading thread opens itself. */
  readonly read: (() => Promise<PackedMember>) | null;
}

/** Whether an entry of a folder or an archive is the directory of a medium: DICOMDIR, or DICOMDIR;1 as a CD has it. */
export const isDirectoryName = (name: string): boolean => /(^|[\\/])dicomdir(;1)?$/i.test(name);

/** A file that cannot even be opened. */
export interface Unreadable {
  readonly kind: 'unreadable';
  readonly name: string;
  readonly path: string;
  readonly why: Refusal;
}
