import type { Codec } from '../read/transfer-syntaxes.ts';

/** What a code stream is by its own first bytes. */
export type StreamKind = 'jpeg' | 'jpeg-lossless' | 'jpeg-ls' | 'jpeg-2000' | 'jpeg-xl';

const starts = (bytes: Uint8Array, ...first: readonly number[]): boolean => first.every((byte, i) => bytes[i] === byte);

/**
 * The kind of a compressed frame by its markers, whatever the file's header names.
 *
 * @returns undefined for what begins like none of them (RLE, plain values, rubbish). Total.
 * @source  ITU-T T.81 B.1.1.3 (SOF markers), ITU-T T.87 C.1.1 (SOF55), ISO/IEC 15444-1 A.4 and I.5.1, ISO/IEC 18181-2.
 */
export function streamKind(bytes: Uint8Array): StreamKind | undefined {
  if (starts(bytes, 0xff, 0x4f, 0xff, 0x51) || starts(bytes, 0, 0, 0, 12, 0x6a, 0x50)) return 'jpeg-2000';
  if (starts(bytes, 0xff, 0x0a) || starts(bytes, 0, 0, 0, 12, 0x4a, 0x58)) return 'jpeg-xl';
  if (!starts(bytes, 0xff, 0xd8)) return undefined;
  for (let at = 2; at + 3 < bytes.length && bytes[at] === 0xff;) {
    const code = bytes[at + 1] ?? 0;
    if (code === 0xff) at++; // fill byte
    else if (code === 0xf7) return 'jpeg-ls';
    else if (code === 0xc3) return 'jpeg-lossless';
    else if (code >= 0xc0 && code <= 0xc2) return 'jpeg';
    else if (code === 0xda) return undefined;
    else at += 2 + (((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0));
  }
  return undefined;
}

/** Whether a codec of the header may hold such a stream. High-throughput JPEG 2000 begins as the plain one does. Total. */
export const isOfCodec = (kind: StreamKind, codec: Codec): boolean =>
  codec === kind || (codec === 'htj2k' && kind === 'jpeg-2000');
