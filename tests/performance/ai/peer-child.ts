// One runtime alone in a process of its own, on a pack's golden input; prints JSON.
//   node peer-child.ts web|FILE_OF_ONNXRUNTIME_NODE RUNS PACK THREADS
import { createRequire } from 'node:module';
import type * as Web from 'onnxruntime-web';
import { z } from '../../../models/base/schema.ts';
import { peakMbOf } from '../main/child.ts';
import { goldenOf } from './golden-of.ts';
import type { PeerTimes } from './native.ts';

type Ort = typeof Web;

const [, , where = 'web', runs, id = '', threadCount] = process.argv;
const threads = Number(threadCount);
const isWeb = where === 'web';
const native = z.custom<Ort>((value) => typeof value === 'object' && value !== null && 'InferenceSession' in value);
const ort = isWeb ? await import('onnxruntime-web') : native.parse(createRequire(import.meta.url)(where));
const { weights, tensor, differenceOf } = await goldenOf(id);
const [loadMs, networkMs]: [number[], number[]] = [[], []];
let difference = NaN;
ort.env.logLevel = 'error';
if (isWeb) ort.env.wasm.numThreads = threads;
for (let run = 0; run < Number(runs); run++) {
  const started = performance.now();
  const session = await ort.InferenceSession.create(weights, {
    executionProviders: [isWeb ? 'wasm' : 'cpu'],
    ...(isWeb ? {} : { intraOpNumThreads: threads, interOpNumThreads: 1 }),
  });
  const loaded = performance.now();
  const [input = ''] = session.inputNames;
  const [output = ''] = session.outputNames;
  const answer = await session.run({ [input]: new ort.Tensor('float32', tensor.data, tensor.dims) });
  networkMs.push(performance.now() - loaded);
  loadMs.push(loaded - started);
  const data = answer[output]?.data;
  if (data instanceof Float32Array) difference = differenceOf(data);
  await session.release();
}
const times: PeerTimes = { loadMs, networkMs, peakMb: peakMbOf(process.pid), difference };
process.stdout.write(JSON.stringify(times));
process.exit(0); // the threads of WASM would keep the process
