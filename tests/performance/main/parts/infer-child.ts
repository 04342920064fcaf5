// Runs the hippocampus pack on its example and, turn about, onnxruntime-web alone on the same tensor; prints JSON.
import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { runWorker } from '../../../../main/app/jobs/worker-port.ts';
import { readGolden } from '../../../../main/inference/golden-input.ts';
import { checkPack } from '../../../../main/inference/packs.ts';
import { runInNode } from '../../../../main/inference/runtimes/run-in-node.ts';
import { exampleVolume } from '../../../../models/inference/card/volume-example.ts';
import { exampleTile } from '../../../../models/inference/run/check-example.ts';
import { peakMbOf } from '../child.ts';
import type { BareAnswer, BareStart } from './bare.worker.ts';
import type { InferRound } from '../inference.ts';

const runs = Number(process.argv[2]);
const threads = Math.min(4, availableParallelism());
const { signal } = new AbortController();
const folder = path.resolve(import.meta.dirname, '../../../../models/ai/hippocampus');
const read = async (name: string): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(await readFile(path.join(folder, name)));
const checked = await checkPack({ id: 'hippocampus', origin: 'shipped', read }, true);
if (checked.status !== 'ready') throw new Error(checked.row.problem?.code);
const { pack } = checked;
const { card } = pack;
const { example, input } = await readGolden(read);
if (card.dimensions !== 3 || 'dimensions' in example) throw new TypeError('hippocampus reads volumes');
const { tile } = exampleTile(card, example, input);
const volume = exampleVolume(example, input);
const { side } = example;

/** How long a piece of work took, and the processor time of all this process's threads meanwhile. */
async function timed<T extends object>(work: () => Promise<T>): Promise<T & { ms: number; cpuMs: number }> {
  const [started, before] = [performance.now(), process.cpuUsage()];
  const value = await work();
  const { user, system } = process.cpuUsage(before);
  return { ...value, ms: performance.now() - started, cpuMs: (user + system) / 1000 };
}

async function runOurs() {
  let tiles = 0;
  const about = {
    modality: pack.card.modality[0] ?? null,
    bodyPart: null,
    missingSlices: [],
    boxes: [],
    side,
  };
  const asked = { volume: { ...volume, voxels: volume.voxels.slice() }, ...about };
  const ran = await timed(() => runInNode(pack, asked, { signal, threads, onTile: (_, total) => (tiles = total) }));
  return { ms: ran.ms, cpuMs: ran.cpuMs, provider: ran.provider, timesMs: ran.timesMs, tiles };
}

async function runBare(times: number) {
  const start: BareStart = {
    weights: pack.weights,
    threads,
    data: tile,
    dims: [1, 1, ...card.input.patch],
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
