/** How a file is packed, told by its first bytes, never by its name. */
export type Packing = 'none' | 'gzip' | 'bgzip';

/** @param head  the first bytes of the file, 18 or more where it has them. Total. */
export function packingOf(head: Uint8Array): Packing {
  if (head[0] !== 0x1f || head[1] !== 0x8b) return 'none';
  return isBgzipMember(head, 0) ? 'bgzip' : 'gzip';
}

/** A gzip member whose extra field starts with BGZF's `BC`, so that its length is known. @source SAM specification 4.1. */
export const isBgzipMember = (bytes: Uint8Array, at: number): boolean =>
  bytes[at] === 0x1f &&
  bytes[at + 1] === 0x8b &&
  bytes[at + 3] === 4 &&
  bytes[at + 10] === 6 &&
  bytes[at + 11] === 0 &&
  bytes[at + 12] === 66 &&
  bytes[at + 13] === 67;
