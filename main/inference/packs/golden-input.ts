import { AppError } from '../../../models/base/app-error.ts';
import { z } from '../../../models/base/schema.ts';
import type { GoldenResult } from '../../../models/inference/contract.ts';
import { PackExample } from '../../../models/inference/card/example.ts';
import { goldenTensor, judgeGolden } from '../../../models/inference/run/golden.ts';
import type { Golden } from '../../../models/inference/run/golden.ts';
import type { Library } from '../../library/library.ts';
import { checkGoldenRule } from './golden-rule.ts';
import { isRulePack } from './packs.ts';
import type { ReadPackFile, ReadyPack } from './packs.ts';
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

/** Runs a pack's golden input in plain Node and compares with what must come out. */
export async function checkGolden(pack: ReadyPack, options: RunOptions): Promise<GoldenResult> {
  if (isRulePack(pack)) return checkGoldenRule(pack, options);
  const { card, weights, read } = pack;
  const golden = await readGolden(read);
  const { data, timesMs } = await askInNode({ card, weights }, goldenTensor(card, golden), options);
  const { isPassed, largestDifference, wrongVoxels } = judgeGolden(card, golden, data);
  const verdict = isPassed ? 'passed' : 'failed';
  const { threads } = options;
  return { verdict, provider: 'wasm', threads, largestDifference, limit: card.tolerance, wrongVoxels, timesMs };
}

// What the golden input gave in this library, per pack and program version.
const kind = 'golden-input';
const Known = z.object({
  verdict: z.enum(['passed', 'failed']),
  largestDifference: z.number(),
  limit: z.number().default(0),
});
export type KnownGolden = z.infer<typeof Known>;

const idOf = ({ digest }: ReadyPack, version: string): string => `${digest}|${version}`;

/** What was found before, or null. */
export async function knownGolden({ store }: Library, pack: ReadyPack, version: string): Promise<KnownGolden | null> {
  const known = Known.safeParse(await store.document({ kind, id: idOf(pack, version) }));
  return known.success ? known.data : null;
}

export async function rememberGolden(
  { store }: Library,
  id: { pack: ReadyPack; version: string },
  result: GoldenResult,
): Promise<void> {
  const { verdict, largestDifference, limit } = result;
  await store.putDocument({ kind, id: idOf(id.pack, id.version), body: { verdict, largestDifference, limit } });
}
