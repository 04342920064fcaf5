import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { AppError } from '../../../models/base/app-error.ts';

// An encrypted file whose parts can be read alone. 32 bytes of head (4 magic, 28 random), then pieces of 64 KiB, each
// AES-256-GCM under a key of this file's own, with its number as nonce and "last" as what else is authenticated: no
// piece can be changed, moved, left out or cut off unseen.

const magic = Buffer.from('PHB1');
const headBytes = 32;
const tagBytes = 16;
export const pieceBytes = 64 * 1024;

const fileKey = (key: Uint8Array, head: Uint8Array): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', key, head, 'phenoscope blob', 32));

function nonceOf(piece: number): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt32BE(piece, 8);
  return nonce;
}
const alsoSealed = (isLast: boolean): Buffer => Buffer.from([isLast ? 1 : 0]);

/** Seals bytes as they come. `head` goes first, then what `push` and `end` give. */
export class Sealer {
  readonly head = Buffer.concat([magic, randomBytes(headBytes - magic.length)]);
  readonly #key: Uint8Array;
  #rest: Buffer = Buffer.alloc(0);
  #piece = 0;

  constructor(key: Uint8Array) {
    this.#key = fileKey(key, this.head);
  }

  /** The last piece is held back: only `end` knows that it is the last. Buffers in order, to be written together. */
  push(bytes: Uint8Array): Buffer[] {
    const sealed: Buffer[] = [];
    for (let from = 0; from < bytes.length;) {
      if (this.#rest.length === pieceBytes) {
        sealed.push(...this.#seal(this.#rest, false));
        this.#rest = Buffer.alloc(0);
      }
      if (this.#rest.length === 0 && bytes.length - from > pieceBytes) {
        sealed.push(...this.#seal(bytes.subarray(from, from + pieceBytes), false));
        from += pieceBytes;
        continue;
      }
      const taken = bytes.subarray(from, from + pieceBytes - this.#rest.length);
      this.#rest = Buffer.concat([this.#rest, taken]);
      from += taken.length;
    }
    return sealed;
  }

  end(): Buffer[] {
    return this.#seal(this.#rest, true);
  }

  #seal(plain: Uint8Array, isLast: boolean): Buffer[] {
    const cipher = createCipheriv('aes-256-gcm', this.#key, nonceOf(this.#piece++));
    cipher.setAAD(alsoSealed(isLast));
    return [cipher.update(plain), cipher.final(), cipher.getAuthTag()];
  }
}

/** Bytes that the file's plain text has, from the size of the file. */
export function plainBytesOf(fileBytes: number): number {
  const sealed = fileBytes - headBytes;
  const pieces = Math.ceil(sealed / (pieceBytes + tagBytes));
  const plain = sealed - pieces * tagBytes;
  if (pieces < 1 || plain < 0) throw new AppError('blob.damaged', { bytes: fileBytes });
  return plain;
}

export interface ByteRange {
  readonly from: number; // first byte
  readonly to: number; // one past the last
}

/**
 * Reads a range of the plain text: just the pieces it touches.
 *
 * @throws AppError `blob.damaged` when a piece is not what was written; RangeError for a range outside the file.
 */
export async function readSealed(file: FileHandle, key: Uint8Array, range: ByteRange): Promise<Uint8Array> {
  const { size } = await file.stat();
  const plainBytes = plainBytesOf(size);
  const { from, to } = range;
  if (from < 0 || to > plainBytes || from > to) throw new RangeError(`bytes ${from} to ${to} of ${plainBytes}`);
  const first = Math.floor(from / pieceBytes);
  const end = Math.max(first + 1, Math.ceil(to / pieceBytes));
  const head = await readAt(file, 0, headBytes);
  if (!head.subarray(0, magic.length).equals(magic)) throw new AppError('blob.damaged', { piece: -1 });
  const start = headBytes + first * (pieceBytes + tagBytes);
  const sealed = await readAt(file, start, Math.min(size, headBytes + end * (pieceBytes + tagBytes)) - start);
  const lastPiece = Math.max(0, Math.ceil(plainBytes / pieceBytes) - 1);
  const plain = new Uint8Array(Math.min(plainBytes, end * pieceBytes) - first * pieceBytes);
  const own = fileKey(key, head);
  for (let piece = first; piece < end; piece++) {
    const at = (piece - first) * (pieceBytes + tagBytes);
    plain.set(
      unseal(own, sealed.subarray(at, at + pieceBytes + tagBytes), { piece, isLast: piece === lastPiece }),
      (piece - first) * pieceBytes,
    );
  }
  return plain.subarray(from - first * pieceBytes, to - first * pieceBytes);
}

function unseal(key: Uint8Array, sealed: Buffer, { piece, isLast }: { piece: number; isLast: boolean }): Uint8Array {
  if (sealed.length < tagBytes) throw new AppError('blob.damaged', { piece });
  const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(piece), { authTagLength: tagBytes });
  decipher.setAAD(alsoSealed(isLast));
  decipher.setAuthTag(sealed.subarray(-tagBytes));
  const plain = decipher.update(sealed.subarray(0, -tagBytes));
  try {
    decipher.final();
  } catch (error) {
    throw new AppError('blob.damaged', { piece }, error);
  }
  return plain;
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const bytes = Buffer.allocUnsafe(length);
  let done = 0;
  while (done < length) {
    const { bytesRead } = await file.read(bytes, done, length - done, position + done);
    if (bytesRead === 0) throw new AppError('blob.damaged', { piece: -1 });
    done += bytesRead;
  }
  return bytes;
}
