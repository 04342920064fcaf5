// Every model on its golden input, turn about with onnxruntime-web alone on the same tensor, with 1 and 2 threads; beside them
// onnxruntime-node, where PHENOSCOPE_ONNXRUNTIME_NODE names its folder, and WebGPU, where there is a real graphics card.
//   npm run bench:ai [-- RUNS]
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { z } from '../../models/base/schema.ts';
import { runChild } from './main/child.ts';
import { InferRound, inferChild } from './main/inference.ts';
import { load, median, number, print, spread } from './main/measure.ts';
import type { Line } from './main/measure.ts';
import { findNative, nativeLines } from './ai/native.ts';
import { webgpuLines } from './ai/webgpu.ts';

const root = path.resolve(import.meta.dirname, '../..');
const models = path.join(root, 'models/ai');
const runs = Number(process.argv[2] ?? 5);
const mostRatio = 1.1;

/** What the table allows a run on 2 threads, ms; of one image, or both halves of one volume. */
const allowedMs: Readonly<Record<string, number>> = {
  hippocampus: 3000,
  'chest-xray': 300,
  'fetal-head': 300,
  nuclei: 500,
  'blood-cells': 300,
};

async function linesOf(id: string, threads: 1 | 2): Promise<readonly Line[]> {
  const { out } = await runChild(process.execPath, [inferChild, String(runs), id, String(threads)]);
  const rounds = z.array(InferRound).parse(JSON.parse(out));
  const step = (name: string): readonly number[] => rounds.map(({ ours }) => ours.timesMs[name] ?? NaN);
  const network = median(step('network')) / median(rounds.map(({ bare }) => bare.networkMs));
  const all = rounds.map(({ ours }) =>
    ['prepare', 'network', 'interpret'].reduce((ms, name) => ms + (ours.timesMs[name] ?? 0), 0),
  );
  const allowed = allowedMs[id];
  return [
    {
      what: `${threads} thread(s): prepare, network, interpret`,
      value: spread(all, 'ms'),
      ...(allowed !== undefined && threads === 2
        ? { goal: { text: `≤ ${allowed} ms`, isMet: median(all) <= allowed } }
        : {}),
    },
    {
      what: '  of it: network',
      value: spread(step('network'), 'ms'),
      ratio: `${number(network)}× bare`,
      goal: { text: `≤ ${mostRatio}`, isMet: network <= mostRatio },
    },
    { what: '  loading', value: spread(step('load'), 'ms') },
    { what: '  peak memory of the process', value: `${number(rounds[0]?.peakMb ?? NaN)} MB` },
  ];
}

const packs = readdirSync(models).filter((name) => existsSync(path.join(models, name, 'model.onnx')));
for (const id of packs) {
  const before = load();
  print(id, [...(await linesOf(id, 1)), ...(await linesOf(id, 2))], before);
}
for (const id of findNative() ? packs : packs.slice(0, 1)) {
  const before = load();
  const lines = [...(await nativeLines(id, runs, 1)), ...(findNative() ? await nativeLines(id, runs, 2) : [])];
  print(findNative() ? `${id}, beside onnxruntime-node` : 'beside onnxruntime-node', lines, before);
}
const before = load();
print('beside WebGPU', await webgpuLines(packs, runs), before);
