import { cpus } from 'node:os';
import { AppError } from '../../../models/base/app-error.ts';
import { KnownGolden } from '../../../models/inference/contract.ts';
import type { GoldenResult } from '../../../models/inference/contract.ts';
import { PackExample } from '../../../models/inference/card/example.ts';
import { goldenTensor, judgeGolden } from '../../../models/inference/run/golden.ts';
import type { Golden } from '../../../models/inference/run/golden.ts';
import type { Tensor } from '../../../models/inference/run/runtime.ts';
import type { Library } from '../../library/library.ts';
import { checkGoldenRule } from './golden-rule.ts';
import { isRulePack } from './packs.ts';
import type { NetworkPack, ReadPackFile, ReadyPack } from './packs.ts';
import { askInNode } from '../runtimes/run-in-node.ts';
import type { RunOptions } from '../runtimes/run-in-node.ts';

/** float32 little endian, as every machine we run on stores it. */
const floatsOf = (bytes: Uint8Array<ArrayBuffer>): Float32Array => new Float32Array(bytes.slice().buffer);

/** Whether a pack brings an example; only one that a site brought may have none. */
export const hasExample = ({ read }: Pick<ReadyPack, 'read'>): Promise<boolean> =>
  read('examples/example.json').then(
    () => true,
    () => false,
  );

/** A pack's example with its files. @throws AppError `packs.example` when a file is missing or not what it should be. */
export async function readGolden(read: ReadPackFile): Promise<Golden> {
  try {
    const text = new TextDecoder().decode(await read('examples/example.json'));
    const example = PackExample.parse(JSON.parse(text));
    const bytes = await read(`examples/${example.input.file}`);
    if ('dimensions' in example) {
      const { channels, rows, columns } = example;
      if (bytes.length !== channels * rows * columns) throw new AppError('packs.example', { reason: 'shape' });
      return { example, input: Float32Array.from(bytes), expected: new Uint8Array(0) };
    }
    const input = floatsOf(bytes);
    const expected = await read(`examples/${example.expected.file}`);
    const voxels = example.shape[0] * example.shape[1] * example.shape[2];
    if (input.length !== voxels || expected.length !== voxels) throw new AppError('packs.example', { reason: 'shape' });
    return { example, input, expected };
  } catch (error) {
    throw error instanceof AppError ? error : new AppError('packs.example', { reason: String(error) }, error);
  }
}

/** Who asks a network for the tile of its example. */
type AskTile = (
  pack: NetworkPack,
  tensor: Tensor,
  options: RunOptions,
) => Promise<{ readonly data: Float32Array; readonly timesMs: Readonly<Record<string, number>> }>;

/** Runs a pack's golden input, in plain Node if not said otherwise, and compares with what must come out. */
export async function checkGolden(
  pack: ReadyPack,
  options: RunOptions,
  askTile: AskTile = askInNode,
): Promise<GoldenResult> {
  if (isRulePack(pack)) return checkGoldenRule(pack, options);
  const { card, read } = pack;
  const golden = await readGolden(read);
  const { data, timesMs } = await askTile(pack, goldenTensor(card, golden), options);
  const { isPassed, largestDifference, wrongVoxels } = judgeGolden(card, golden, data);
  const verdict = isPassed ? 'passed' : 'failed';
  const { threads } = options;
  return {
    verdict,
    provider: 'wasm',
    threads,
    largestDifference,
    limit: card.tolerance,
    wrongVoxels,
    timesMs: { ...timesMs },
  };
}

// What the golden input gave, per pack, program version and machine; for a week, then it is run again.
const kind = 'golden-input';

const weekMs = 7 * 24 * 60 * 60 * 1000;

/** Whatever of the machine may change an answer. */
const machine = (): string => [process.platform, process.arch, cpus()[0]?.model ?? ''].join(' ');

const idOf = ({ digest }: ReadyPack, version: string): string => [digest, version, machine()].join('|');

/** What was found before; null when it never was, more than a week ago, or on a machine that was another. */
export async function knownGolden(
  { store, now }: Library,
  pack: ReadyPack,
  version: string,
): Promise<KnownGolden | null> {
  const known = KnownGolden.safeParse(await store.document({ kind, id: idOf(pack, version) }));
  if (!known.success) return null;
  const age = Date.parse(now()) - Date.parse(known.data.at);
  return age >= 0 && age <= weekMs ? known.data : null;
}

/** Keeps what a golden input gave, with the time. */
export async function rememberGolden(
  { store, now }: Library,
  id: { pack: ReadyPack; version: string },
  result: GoldenResult,
): Promise<KnownGolden> {
  const { verdict, largestDifference, limit } = result;
  const known: KnownGolden = { verdict, largestDifference, limit, at: now() };
  await store.putDocument({ kind, id: idOf(id.pack, id.version), body: known });
  return known;
}
