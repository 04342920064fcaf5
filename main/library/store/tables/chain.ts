import { createHash } from 'node:crypto';

/** What the first link stands on. */
export const chainStart = '0'.repeat(64);

/** One spelling for one value: keys sorted, no spaces; `undefined` left out. JSON values only. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null);
  const fields = Object.entries(value).filter(([, field]) => field !== undefined);
  return `{${fields
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, field]) => `${JSON.stringify(key)}:${canonicalJson(field)}`)
    .join(',')}}`;
}

/** The next link: SHA-256 over the digest before, in hex, followed by the entry's canonical JSON. */
export const nextDigest = (before: string, body: string): string =>
  createHash('sha256').update(before).update(body).digest('hex');
