import { createHash } from 'node:crypto';

/** What the first link stands on. */
export const chainStart = '0'.repeat(64);

/** The next link: SHA-256 over the digest before, in hex, followed by the entry's canonical JSON. */
export const nextDigest = (before: string, body: string): string =>
  createHash('sha256').update(before).update(body).digest('hex');
