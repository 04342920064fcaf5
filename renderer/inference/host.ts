// The hidden inference window: it listens for work on its one port and gives it to a worker. It shows nothing.
import { makeClient } from '../../models/base/ipc/client.ts';
import type { host } from '../../models/inference/host.ts';
import { windowPort } from '../app/api/window/window-port.ts';
import { findGpu } from './find-gpu.ts';
import { HostWorker } from './host-worker.ts';

const maxThreads = 4;

const api = makeClient<{ host: typeof host }>(windowPort()).host;
const worker = new HostWorker({
  onProgress: (progress) => void api.progress(progress).catch(() => undefined), // the run may be over
  onDone: (work, outcome) => void api.done({ work, outcome }).catch(() => undefined),
  onCompared: (work, largestDifference) => void api.compared({ work, largestDifference }).catch(() => undefined),
  onTried: (work, trial) => void api.tried({ work, trial }).catch(() => undefined),
  onFailed: (work, { code, params }) => void api.failed({ work, code, params }).catch(() => undefined),
});
api.work((work) => worker.take(work));
await api.hello({
  gpu: await findGpu(),
  threads: crossOriginIsolated ? Math.min(navigator.hardwareConcurrency, maxThreads) : 1,
  isIsolated: crossOriginIsolated,
});
