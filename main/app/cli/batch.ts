import path from 'node:path';
import { AppError } from '../../../models/base/app-error.ts';
import { StudyUid } from '../../../models/base/ids.ts';
import type { JobId } from '../../../models/base/ids.ts';
import { BatchOrder, countsOf } from '../../../models/inference/run/batch/batch.ts';
import type { Batch, BatchItem } from '../../../models/inference/run/batch/batch.ts';
import { listOf } from './boxes.ts';
import { followBatch } from './follow-batch.ts';
import { insistOnModels } from './insist-on-models.ts';
import { everyRow } from './list.ts';
import { readTexts, textWith } from './text-of.ts';
import type { OptionValues, Terminal, Verb } from './verb.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const mostStudies = 2000; // of one batch, as the contract has it

interface Wish {
  readonly models: readonly string[];
  readonly studies: readonly StudyUid[];
  readonly order: BatchOrder;
}

/** `batch`: models over the studies of a library, by the engine of the overnight batch; Ctrl-C pauses, the same line goes on. */
export const batchVerb: Verb = {
  name: 'batch',
  summary: 'Run models over the studies of a library; Ctrl-C pauses, the same line goes on.',
  positional: null,
  library: 'kept',
  exits: '4 some runs ended with an error, 130 paused',
  options: {
    model: { type: 'string', multiple: true, value: 'ID', help: 'a pack, e.g. chest-xray; repeatable', required: true },
    study: { type: 'string', multiple: true, value: 'UID', help: 'these studies alone; repeatable' },
    order: {
      type: 'string',
      value: 'list|oldest|newest',
      help: 'which studies come first: as listed (the default), by date',
    },
    json: { type: 'boolean', help: 'print one JSON array of the batches that ran, rows go to stderr' },
  },
  run: async (terminal, options) => {
    const wish = await wishOf(options, terminal);
    await insistOnModels(wish.models, terminal);
    if (wish.studies.length === 0) terminal.say('studies: 0, runs: 0');
    const ended: Batch[] = [];
    const isJson = Boolean(options['json']);
    const end = (batch: Batch): void => {
      ended.push(batch);
      terminal.say(countsText(batch));
    };
    try {
      await runAll(wish, { terminal, tell: isJson ? terminal.say : terminal.print, end });
    } finally {
      if (isJson) terminal.print(JSON.stringify(ended.map((batch) => ({ ...batch, counts: countsOf(batch) }))));
    }
    const failed = ended.reduce((sum, batch) => sum + countsOf(batch).failed, 0);
    if (failed > 0) throw new AppError('batch.with-errors', { n: failed });
  },
};

async function wishOf(options: OptionValues, { client }: Terminal): Promise<Wish> {
  const order = BatchOrder.safeParse(options['order'] ?? 'list');
  if (!order.success) throw new AppError('cli.arguments', { reason: '--order is list, oldest or newest' });
  const named = listOf(options['study']).map((uid) => {
    const parsed = StudyUid.safeParse(uid);
    if (!parsed.success) throw new AppError('cli.arguments', { reason: `${uid} is no study` });
    return parsed.data;
  });
  const studies = named.length > 0 ? named : (await everyRow(client)).map(({ study }) => study.uid);
  return { models: listOf(options['model']), studies, order: order.data };
}

interface Parts {
  readonly terminal: Terminal;
  readonly tell: (row: string) => void;
  readonly end: (batch: Batch) => void;
}

/** First what this line was paused at, then the studies that were not in it. @throws AppError `batch.paused`. */
async function runAll({ models, studies, order }: Wish, { terminal, tell, end }: Parts): Promise<void> {
  const { client, say } = terminal;
  const texts = readTexts(root);
  const wait = async (start: () => Promise<JobId>): Promise<void> => {
    const batch = await followBatch(start, terminal, (item, settled, total) =>
      tell(`${settled}/${total}\t${rowOf(item, texts)}`),
    );
    end(batch);
    const { settled, total } = countsOf(batch);
    if (batch.state === 'paused') throw new AppError('batch.paused', { done: settled, total });
    if (batch.state === 'cancelled') throw new AppError('job.cancelled');
  };
  const left = (await client.inference.batches({})).find((batch) => isLeft(batch, { models, studies, order }));
  if (left) {
    say(`going on with the batch of ${left.at}: ${countsOf(left).settled} of ${left.items.length} had ended`);
    await wait(async () => {
      await client.inference.goOnWithBatch({ batch: left.id });
      return left.id;
    });
  }
  const known = new Set(left?.items.map(({ study }) => study));
  const rest = studies.filter((study) => !known.has(study));
  for (let from = 0; from < rest.length; from += mostStudies) {
    const part = rest.slice(from, from + mostStudies);
    await wait(async () => {
      const batch = await client.inference.startBatch({ studies: part, models: [...models], order });
      say(`studies: ${part.length}, runs: ${batch.items.length}`);
      return batch.id;
    });
  }
}

/** Whether a batch is one that this very line was paused at, or that the end of its program cut. */
function isLeft({ by, state, plan, items }: Batch, { models, studies }: Wish): boolean {
  if (by?.kind !== 'unattended' || plan || state === 'done' || state === 'cancelled') return false;
  const wanted = new Set(studies);
  const its = new Set(items.map(({ model }) => model));
  return its.size === new Set(models).size && items.every((one) => models.includes(one.model) && wanted.has(one.study));
}

/** State, study, model, proposals, and why not. The patient's name is not in it: it goes to logs of scripts. */
const rowOf = ({ state, study, model, findings, reason }: BatchItem, texts: ReturnType<typeof readTexts>): string =>
  [state, study, model, String(findings), ...(reason ? [`${textWith(texts, reason)} [${reason.code}]`] : [])].join(
    '\t',
  );

function countsText(batch: Batch): string {
  const { settled, total, done, leftOut, failed, findings } = countsOf(batch);
  return `${settled} of ${total} ended: ${done} done with ${findings} proposals, ${leftOut} left out, ${failed} with an error`;
}
