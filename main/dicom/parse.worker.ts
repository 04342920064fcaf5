import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { InstanceHeader } from '../../models/dicom/header/instance-header.ts';
import { no } from '../../models/base/result.ts';
import type { Refusal, Result } from '../../models/base/result.ts';
import { answerPool } from '../app/jobs/worker-pool.ts';
import { readAnyHeader } from './read-any-header.ts';

/** A file to read: by its path, or its bytes when it is a member of an archive. */
export interface ParseRequest {
  readonly name: string;
  readonly path: string;
  readonly bytes: Uint8Array | null;
}

/** What it says of itself, and its bytes for whoever keeps them. */
export interface Parsed {
  readonly header: Result<InstanceHeader, Refusal>;
  readonly bytes: Uint8Array | null; // null when the file could not be read
  readonly digest: string; // SHA-256 of the bytes, hex
}

const parse = async ({ name, path, bytes }: ParseRequest): Promise<Parsed> => {
  let content: Uint8Array;
  try {
    content = bytes ?? (await readFile(path));
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    return { header: no('import.unreadable', { reason }), bytes: null, digest: '' };
  }
  const header = readAnyHeader(name, content);
  return { header, bytes: header.ok ? content : null, digest: createHash('sha256').update(content).digest('hex') };
};

/** Small files are read into a shared slab that cannot be moved; those are copied. */
const movable = ({ bytes }: Parsed): ArrayBuffer[] =>
  bytes && bytes.buffer instanceof ArrayBuffer && bytes.byteLength === bytes.buffer.byteLength ? [bytes.buffer] : [];

answerPool(parse, movable);
