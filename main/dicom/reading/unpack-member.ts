import { crc32, inflateRawSync } from 'node:zlib';
import { no, ok } from '../../../models/base/result.ts';
import type { Refusal, Result } from '../../../models/base/result.ts';
import type { PackedMember } from '../sources/source.ts';

const leastChunk = 64; // of zlib

/**
 * The bytes of an archive's member, unpacked into one buffer of the size that the archive says.
 *
 * @returns `import.archive-damaged` when what comes out is not of that size, or not what its checksum is of. Never throws.
 */
export function unpackMember({ bytes, isDeflated, size, crc32: sum }: PackedMember): Result<Uint8Array, Refusal> {
  const plain = isDeflated ? inflate(bytes, size) : bytes;
  return plain?.length === size && crc32(plain) === sum ? ok(plain) : no('import.archive-damaged');
}

/** One output chunk of the whole size: zlib hands it over as it is instead of joining many. */
const inflate = (bytes: Uint8Array, size: number): Uint8Array | undefined => {
  if (size === 0) return new Uint8Array();
  try {
    return inflateRawSync(bytes, { chunkSize: Math.max(leastChunk, size), maxOutputLength: size });
  } catch {
    return undefined; // broken, or longer than it says
  }
};
