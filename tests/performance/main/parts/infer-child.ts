// Runs a pack on its example and, turn about, onnxruntime-web alone on the same tensor; prints JSON.
//   node infer-child.ts RUNS [PACK] [THREADS]
import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { runWorker } from '../../../../main/app/jobs/worker-port.ts';
import { readGolden } from '../../../../main/inference/packs/golden-input.ts';
import type { NetworkPack } from '../../../../main/inference/packs/packs.ts';
import { checkPack, isRulePack } from '../../../../main/inference/packs/packs.ts';
import { runInNode } from '../../../../main/inference/runtimes/run-in-node.ts';
import { exampleVolume } from '../../../../models/inference/card/volume-example.ts';
import { goldenTensor } from '../../../../models/inference/run/golden.ts';
import type { ImageInput } from '../../../../models/inference/run/run-image.ts';
import { peakMbOf } from '../child.ts';
import type { BareAnswer, BareStart } from './bare.worker.ts';
import type { InferRound } from '../inference.ts';

const [, , runCount, id = 'hippocampus', threadCount] = process.argv;
const runs = Number(runCount);
const threads = Number(threadCount ?? Math.min(4, availableParallelism()));
const { signal } = new AbortController();
const folder = path.resolve(import.meta.dirname, '../../../../models/ai', id);
const read = async (name: string): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(await readFile(path.join(folder, name)));
const checked = await checkPack({ id, origin: 'shipped', read }, { isNeeded: false, trusted: [] });
if (checked.status !== 'ready') throw new Error(checked.row.problem?.code);
const { pack: found } = checked;
if (isRulePack(found)) throw new Error(`${id} has no network`);
const pack: NetworkPack = found;
const { card } = pack;
const golden = await readGolden(read);
const { data, dims } = goldenTensor(card, golden);

/** The example as any image comes; its numbers are given away, so each run gets its own. */
function exampleInput(): ImageInput {
  const { example } = golden;
  const about = { modality: card.modality[0] ?? null, bodyPart: null };
  const values = golden.input.slice();
  if (!('dimensions' in example))
    return { ...about, volume: exampleVolume(example, values), missingSlices: [], boxes: [], side: example.side };
  const { channels, rows, columns, spacingMm: mm } = example;
  const spacing = mm === null ? null : { acrossRows: mm, acrossColumns: mm };
  const view = card.dimensions === 2 ? (card.input.views[0] ?? null) : null;
  return { ...about, view, spacing, image: { channels, rows, columns, values } };
}

/** How long a piece of work took, and the processor time of all this process's threads meanwhile. */
async function timed<T extends object>(work: () => Promise<T>): Promise<T & { ms: number; cpuMs: number }> {
  const [started, before] = [performance.now(), process.cpuUsage()];
  const value = await work();
  const { user, system } = process.cpuUsage(before);
  return { ...value, ms: performance.now() - started, cpuMs: (user + system) / 1000 };
}

async function runOurs() {
  let tiles = 0;
  const asked = exampleInput();
  const ran = await timed(() => runInNode(pack, asked, { signal, threads, onTile: (_, total) => (tiles = total) }));
  return { ms: ran.ms, cpuMs: ran.cpuMs, provider: ran.provider, timesMs: ran.timesMs, tiles };
}

async function runBare(times: number) {
  const start: BareStart = {
    weights: pack.weights,
    threads,
    data,
    dims,
    times,
  };
  const worker = new URL('./bare.worker.ts', import.meta.url);
  return timed(() => runWorker<BareStart, never, BareAnswer>(worker, start, { signal, onProgress: () => undefined }));
}

const rounds: InferRound[] = [];
// The first of a pair compiles what the second finds compiled: they take turns in being first.
let tiles = 1;
for (let run = 0; run < runs; run++) {
  const first = run % 2 === 1 ? await runBare(tiles) : null;
  const ours = await runOurs();
  const peakMb = run === 0 ? peakMbOf(process.pid) : null;
  rounds.push({ ours, peakMb, threads, bare: first ?? (await runBare(Math.max(1, ours.tiles))) });
  tiles = Math.max(1, ours.tiles);
}
process.stdout.write(JSON.stringify(rounds));
