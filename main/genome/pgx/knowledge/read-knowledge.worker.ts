import { createHash } from 'node:crypto';
import { AppError } from '../../../../models/base/app-error.ts';
import { Digest } from '../../../../models/base/ids.ts';
import { readKnowledgePack } from '../../../../models/genome/file/knowledge/knowledge-pack.ts';
import type { LoadedTable } from '../../../../models/genome/file/knowledge/knowledge-pack.ts';
import { answerWorker } from '../../../app/jobs/worker-port.ts';
import { packLimit, smallFile } from '../../read/unpack/small-file.ts';

/** A file, and the digest that its publisher states. */
export interface KnowledgeStart {
  readonly path: string;
  readonly sha256: string;
}
export interface ReadKnowledge extends Pick<LoadedTable, 'kind' | 'card' | 'digest'> {
  readonly bytes: Uint8Array;
}

answerWorker<KnowledgeStart, never, ReadKnowledge>(async ({ path, sha256 }) => {
  const bytes = await smallFile(path, packLimit);
  const digest = Digest.parse(createHash('sha256').update(bytes).digest('hex'));
  const expected = sha256.trim().toLowerCase();
  if (expected !== digest) throw new AppError('genome.knowledge-digest', { expected, found: digest });
  const pack = readKnowledgePack(new TextDecoder().decode(bytes));
  if (!pack.ok) throw new AppError(pack.error.code, pack.error.params);
  const { kind, card } = pack.value;
  return { bytes, digest, kind, card };
});
