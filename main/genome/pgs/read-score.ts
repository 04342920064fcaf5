import { createHash } from 'node:crypto';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Counted } from '../../../models/base/ipc/counted.ts';
import { Digest } from '../../../models/base/ids.ts';
import { no } from '../../../models/base/result.ts';
import { emptyHeader } from '../../../models/genome/pgs/file/score-header.ts';
import { ScoreReader } from '../../../models/genome/pgs/file/score-reader.ts';
import type { ReadScore } from '../../../models/genome/pgs/scan/scan-scores.ts';
import { smallFile } from '../read/unpack/small-file.ts';

/** A scoring file as it was received: plain or gzip. */
export interface ScoreBytes {
  readonly name: string;
  readonly digest: Digest;
  readonly bytes: Uint8Array;
}

const mostStored = 512 << 20;
const mostText = 1 << 30;
const reportEvery = 4 << 20; // bytes of text

/** @throws AppError `genome.cannot-read` {file, reason}, `genome.pgs-large` {file, bytes}. */
export async function scoreBytes(file: string): Promise<ScoreBytes> {
  const name = path.basename(file);
  const bytes = await smallFile(file, { most: mostStored, code: 'genome.pgs-large' });
  return { name, digest: Digest.parse(createHash('sha256').update(bytes).digest('hex')), bytes };
}

/** Reads a scoring file; what is wrong with it is its refusal, so that the others are still read. Total. */
export function readScore({ name, digest, bytes }: ScoreBytes, report?: (progress: Counted) => void): ReadScore {
  const text = inflated(bytes);
  if (!text) return { name, digest, header: emptyHeader, score: no('genome.pgs-damaged') };
  const reader = new ScoreReader();
  let told = 0;
  for (let at = 0; at < text.length;) {
    if (at >= told) {
      report?.({ step: 'job.genome.score', done: at, total: text.length });
      told = at + reportEvery;
    }
    const found = text.indexOf(10, at);
    const end = found < 0 ? text.length : found;
    reader.add(text.toString('utf8', at, text[end - 1] === 13 ? end - 1 : end));
    at = end + 1;
  }
  return { name, digest, header: reader.header, score: reader.end() };
}

/** Null for a gzip file that is damaged, or unpacks to more than a scoring file can hold. */
const inflated = (bytes: Uint8Array): Buffer | null => {
  const stored = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (stored[0] !== 0x1f || stored[1] !== 0x8b) return stored;
  try {
    return gunzipSync(stored, { maxOutputLength: mostText });
  } catch {
    return null;
  }
};
