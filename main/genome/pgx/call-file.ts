import path from 'node:path';
import type { Counted } from '../../../models/base/ipc/counted.ts';
import type { GenomeCalls, SampleCalls } from '../../../models/genome/file/genome-calls.ts';
import { scanPlaces } from '../../../models/genome/file/scan-places.ts';
import { runWorker } from '../../app/jobs/worker-port.ts';
import type { Context } from '../../app/context.ts';
import { scoreBytes } from '../pgs/read-score.ts';
import { chosenPanels } from '../variants/read-panels.ts';
import { readKnowledge } from './read-knowledge.ts';
import type { CallStart } from './call-samples.ts';
import { readOutsideFile, refusedLines } from './take-outside.ts';

export interface CallRequest {
  readonly path: string;
  readonly samples: readonly string[] | null; // null: the only one
  readonly outside: string | null; // absolute path of a file of outside calls; they count for each sample
  readonly scores: readonly string[]; // absolute paths of scoring files
  readonly panels: readonly string[] | null; // ids; null: all but those that need a consent
  readonly isIndexUsed: boolean; // where one lies beside the file
}

/**
 * What a file says of each of these samples, in a thread of its own. Nothing is kept.
 *
 * @throws AppError as `readVcfFile`, `readOutsideFile` and `scoreBytes` do, `genome.panel-unknown` {id, known}, `job.cancelled`, `job.worker-died`.
 */
export async function callFile(
  { path: file, samples, outside, scores, panels, isIndexUsed }: CallRequest,
  { resources }: Pick<Context, 'resources'>,
  run: { readonly signal: AbortSignal; readonly report: (progress: Counted) => void },
): Promise<GenomeCalls> {
  const knowledge = await readKnowledge(resources);
  const text = outside === null ? null : await readOutsideFile(outside, knowledge.genes);
  const from = outside === null ? '' : path.basename(outside);
  const told = text?.calls.map((each) => ({ ...each, from, at: null })) ?? [];
  const places = scanPlaces(knowledge.genes.values());
  const tables = await chosenPanels(resources, panels);
  const read = await Promise.all(scores.map(scoreBytes));
  const start: CallStart = { path: file, samples, knowledge, told, places, scores: read, panels: tables, isIndexUsed };
  const worker = new URL('./call-file.worker.ts', import.meta.url);
  const called = await runWorker<CallStart, Counted, readonly SampleCalls[]>(worker, start, {
    signal: run.signal,
    onProgress: run.report,
  });
  return {
    schema: 1,
    file: path.basename(file),
    guidelines: knowledge.guidelines.flatMap(({ source }) => {
      const card = knowledge.cards.get(source);
      return card ? [{ ...card, by: source }] : [];
    }),
    outsideRefused: text ? refusedLines(text) : [],
    samples: called,
  };
}
