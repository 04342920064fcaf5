import { AppError } from '../../../models/base/app-error.ts';
import { Instant } from '../../../models/base/dates.ts';
import { z } from '../../../models/base/schema.ts';
import { note } from '../../../models/inference/guard.ts';
import { goldenTensor, judgeGolden } from '../../../models/inference/run/golden.ts';
import type { ImageInput } from '../../../models/inference/run/run-image.ts';
import { servedName } from '../../../models/inference/served/infer-message.ts';
import { runWorker } from '../../app/jobs/worker-port.ts';
import type { Library } from '../../library/library.ts';
import { readGolden } from '../packs/golden-input.ts';
import type { NetworkPack } from '../packs/packs.ts';
import type { RunAnswer, RunOptions } from './run-in-node.ts';
import { hostOf } from './served-place.ts';
import type { ServedPlace } from './served-place.ts';
import { withNotes } from './with-notes.ts';
import type { ServedAnswer, ServedProgress, ServedStart } from './served.worker.ts';

type Ask = ServedStart['ask'];

const inThread = (
  { card, digest }: NetworkPack,
  { place, ask }: { readonly place: ServedPlace; readonly ask: Ask },
  { signal, onTile }: Pick<RunOptions, 'signal' | 'onTile'>,
): Promise<ServedAnswer> =>
  runWorker<ServedStart, ServedProgress, ServedAnswer>(
    new URL('./served.worker.ts', import.meta.url),
    { card, place, model: servedName(card.id, digest), ask },
    { signal, onProgress: ({ done, total }) => onTile(done, total) },
  );

// Whether a server's answer to a pack's golden input was the right one; for a week, then it is asked again.
const proofKind = 'server-proof';
const Proof = z.object({ at: Instant });
const weekMs = 7 * 24 * 60 * 60 * 1000;

/** @throws AppError `infer.server-unproven` when the server's network is not the pack's, `packs.example`, `infer.server-*`. */
async function prove(
  pack: NetworkPack,
  { place, library }: { place: ServedPlace; library: Library },
  options: RunOptions,
): Promise<void> {
  const { store, now } = library;
  const id = `${pack.digest}|${place.url}`;
  const known = Proof.safeParse(await store.document({ kind: proofKind, id }));
  if (known.success && Math.abs(Date.parse(now()) - Date.parse(known.data.at)) <= weekMs) return;
  const golden = await readGolden(pack.read);
  const tensor = goldenTensor(pack.card, golden);
  const answer = await inThread(
    pack,
    { place, ask: { kind: 'tensor', tensor } },
    { ...options, onTile: () => undefined },
  );
  if (answer.kind !== 'tensor') throw new TypeError('the worker answered another question');
  const { isPassed, largestDifference } = judgeGolden(pack.card, golden, answer.data);
  if (!isPassed) {
    const difference = Number.isFinite(largestDifference) ? Number(largestDifference.toPrecision(2)) : -1;
    throw new AppError('infer.server-unproven', { difference, limit: pack.card.tolerance });
  }
  await store.putDocument({ kind: proofKind, id, body: { at: now() } });
}

/**
 * Runs a pack whose network is on a server, once the server has shown by the pack's golden input that it holds that
 * network. The voxels stay here: what is handed to the thread is a copy, so that the run can be done again without it.
 *
 * @throws AppError `infer.server-*`, `packs.example`, `job.cancelled`.
 */
export async function runServed(
  { pack, input, library }: { readonly pack: NetworkPack; readonly input: ImageInput; readonly library: Library },
  place: ServedPlace,
  options: RunOptions,
): Promise<RunAnswer> {
  await prove(pack, { place, library }, options);
  const answer = await inThread(pack, { place, ask: { kind: 'image', input } }, options);
  if (answer.kind !== 'image') throw new TypeError('the worker answered another question');
  const { guard, parts, timesMs } = answer.outcome;
  const times: Record<string, number> = {};
  for (const [step, ms] of Object.entries({ load: answer.loadMs, ...timesMs })) times[step] = Math.round(ms * 10) / 10;
  const ran: RunAnswer = { guard, parts, provider: 'server', threads: 1, timesMs: times };
  return withNotes(ran, [note('infer.server-used', { host: hostOf(place) })]);
}
