import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { InstanceHeader } from '../../../models/dicom/header/instance-header.ts';
import { no, ok } from '../../../models/base/result.ts';
import type { Refusal, Result } from '../../../models/base/result.ts';
import { withStatedSpacing } from '../../../models/dicom/picture/stated-spacing.ts';
import type { StatedSpacing } from '../../../models/dicom/picture/stated-spacing.ts';
import { answerPool } from '../../app/jobs/worker-pool.ts';
import type { PackedMember } from '../sources/source.ts';
import { readAnyHeader } from './read-any-header.ts';
import { unpackMember } from './unpack-member.ts';

/** A file to read: by its path, or packed when it is a member of an archive. */
export interface ParseRequest {
  readonly name: string;
  readonly path: string;
  readonly member: PackedMember | null;
  readonly isKept: boolean; // whether the bytes are wanted
  readonly spacing: StatedSpacing | null; // for an image that has none
}

/** What it says of itself, and its bytes for whoever keeps them. */
export interface Parsed {
  readonly header: Result<InstanceHeader, Refusal>;
  readonly bytes: Uint8Array | null; // of a file that is of use and is to be kept
  readonly size: number;
  readonly digest: string; // SHA-256 of the bytes, hex; empty when the file could not be read
}

const parse = async ({ name, path, member, isKept, spacing }: ParseRequest): Promise<Parsed> => {
  const content = member ? unpackMember(member) : await contentOf(path);
  if (!content.ok) return { header: content, bytes: null, size: 0, digest: '' };
  const bytes = content.value;
  const read = readAnyHeader(name, bytes);
  const header = read.ok && spacing ? withStatedSpacing(read.value, spacing) : read;
  const digest = header.ok ? createHash('sha256').update(bytes).digest('hex') : '';
  return { header, bytes: header.ok && isKept ? bytes : null, size: bytes.length, digest };
};

const contentOf = async (path: string): Promise<Result<Uint8Array, Refusal>> => {
  try {
    return ok(await readFile(path));
  } catch (error) {
    return no('import.unreadable', {
      reason: error instanceof Error && 'code' in error ? String(error.code) : String(error),
    });
  }
};

/** Bytes in a slab that they share with others cannot be moved; those are copied. */
const movable = ({ bytes }: Parsed): ArrayBuffer[] =>
  bytes && bytes.buffer instanceof ArrayBuffer && bytes.byteLength === bytes.buffer.byteLength ? [bytes.buffer] : [];

answerPool(parse, movable);
