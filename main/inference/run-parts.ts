import { availableParallelism } from 'node:os';
import type { Counted } from '../../models/base/ipc/counted.ts';
import type { RunRecord } from '../../models/findings/finding.ts';
import type { KnownGolden, RunResult } from '../../models/inference/contract.ts';
import { note, refused } from '../../models/inference/guard.ts';
import type { Guard, GuardReason } from '../../models/inference/guard.ts';
import type { Context } from '../app/context.ts';
import { checkGolden, hasExample, knownGolden, rememberGolden } from './packs/golden-input.ts';
import type { ReadyPack } from './packs/packs.ts';
import type { RunOptions } from './runtimes/run-in-node.ts';

export interface RunParts {
  readonly ctx: Pick<
    Context,
    'library' | 'images' | 'slides' | 'shell' | 'files' | 'newId' | 'models' | 'version' | 'log'
  >;
  readonly signal: AbortSignal;
  readonly report: (progress: Counted) => void;
  /** What must be said of this run beside its result. */
  readonly notes?: readonly GuardReason[];
}

/** Threads for WASM: the setting, and no more than the machine has. */
export const threadsFor = ({ library }: Pick<Context, 'library'>): number =>
  Math.max(1, Math.min(Number(library.settings.get('models.threads')), availableParallelism()));

export const modelOf = ({ card, digest }: ReadyPack): RunResult['model'] => ({
  id: card.id,
  version: card.version,
  sha256: digest,
});

export const notRun = (pack: ReadyPack, guard: Guard): RunResult => ({
  findings: [],
  guard,
  provider: null,
  threads: null,
  timesMs: {},
  model: modelOf(pack),
});

/** The golden input's word on this machine. At a window it is run once per pack and version; the command line says `not-run`. */
export async function goldenFor(pack: ReadyPack, { ctx }: RunParts, options: RunOptions): Promise<KnownGolden | null> {
  if (!(await hasExample(pack))) return null;
  const known = await knownGolden(ctx.library, pack, ctx.version);
  if (known ?? ctx.shell.kind === 'headless') return known;
  const result = await checkGolden(pack, { ...options, onTile: () => undefined });
  return rememberGolden(ctx.library, { pack, version: ctx.version }, result);
}

/** What a run's record says of the golden input. */
export const goldenRecord = (golden: KnownGolden | null): Pick<RunRecord, 'goldenInput' | 'goldenAt'> =>
  golden ? { goldenInput: 'passed', goldenAt: golden.at } : { goldenInput: 'not-run' };

/** Why a pack whose golden input failed here is not run. */
export const goldenFailed = ({ largestDifference, limit }: KnownGolden): GuardReason =>
  refused('infer.golden-failed', { difference: Number(largestDifference.toPrecision(2)), limit });

/** What must be said of every result of a pack that did not come with the product. */
export const broughtNotes = ({ origin, card }: ReadyPack): readonly GuardReason[] =>
  origin === 'installed' ? [note('infer.brought', { id: card.id, version: card.version })] : [];
