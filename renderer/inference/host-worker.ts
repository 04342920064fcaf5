import { note } from '../../models/inference/guard.ts';
import type { HostOutcome, HostTrial, HostWork } from '../../models/inference/host.ts';
import type { WorkerMessage, WorkerStart } from './worker-messages.ts';

export interface HostWorkerEvents {
  readonly onProgress: (progress: { work: string; done: number; total: number }) => void;
  readonly onDone: (work: string, outcome: HostOutcome) => void;
  readonly onCompared: (work: string, largestDifference: number | null) => void;
  readonly onTried: (work: string, trial: HostTrial) => void;
  readonly onFailed: (work: string, error: Pick<Extract<WorkerMessage, { part: 'failed' }>, 'code' | 'params'>) => void;
}

const gpuPatienceMs = 60_000; // without a tile done, the graphics card is taken for hung

/** What is being worked on, and whether its graphics card was lost on the way. */
interface Current {
  readonly start: Exclude<WorkerStart, { kind: 'try' }>;
  readonly isGpuLost: boolean;
}

/**
 * The workers of the hidden window. One does what is asked, one thing after the other: started when there is work, ended when
 * the work is stopped or hangs. A network that was brought is tried in another, made for it and ended with it.
 */
export class HostWorker {
  readonly #events: HostWorkerEvents;
  #worker: Worker | null = null;
  #current: Current | null = null;
  #isForgetting = false;
  readonly #trials = new Map<string, Worker>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(events: HostWorkerEvents) {
    this.#events = events;
  }

  take(asked: HostWork): void {
    if (asked.kind === 'forget') return this.#forget();
    if (asked.kind === 'try') return this.#try(asked);
    if (asked.kind === 'stop') this.#endTrial(asked.work);
    if (asked.kind !== 'stop') return this.#begin({ start: asked, isGpuLost: false });
    if (this.#current?.start.work === asked.work) this.#end();
  }

  #begin(current: Current): void {
    this.#current = current;
    this.#worker ??= this.#start();
    this.#worker.postMessage(current.start);
    this.#watch();
  }

  #start(hear: (message: WorkerMessage) => void = (message) => this.#hear(message)): Worker {
    const worker = new Worker(new URL('./infer.worker.ts', import.meta.url), { type: 'module', name: 'inference' });
    worker.addEventListener('message', ({ data }: MessageEvent<WorkerMessage>) => hear(data));
    worker.addEventListener('error', ({ message }) =>
      hear({ part: 'failed', code: 'infer.worker-died', params: { reason: message } }),
    );
    return worker;
  }

  #try(start: Extract<WorkerStart, { kind: 'try' }>): void {
    const { work } = start;
    const worker = this.#start((message) => {
      if (message.part !== 'tried' && message.part !== 'failed') return;
      this.#endTrial(work);
      if (message.part === 'tried') this.#events.onTried(work, message.trial);
      else this.#events.onFailed(work, { code: message.code, params: message.params });
    });
    this.#trials.set(work, worker);
    worker.postMessage(start);
  }

  #endTrial(work: string): void {
    this.#trials.get(work)?.terminate();
    this.#trials.delete(work);
  }

  #hear(message: WorkerMessage): void {
    const current = this.#current;
    if (!current) return;
    const { work } = current.start;
    switch (message.part) {
      case 'progress':
        this.#watch();
        return this.#events.onProgress({ work, done: message.done, total: message.total });
      case 'tried':
        return; // of a trial's own worker
      case 'gpu-lost':
        return this.#withoutGpu(current);
      case 'done':
        this.#rest();
        return this.#events.onDone(work, current.isGpuLost ? noted(message.outcome) : message.outcome);
      case 'compared':
        this.#rest();
        return this.#events.onCompared(work, message.largestDifference);
      case 'failed':
        this.#end();
        return this.#events.onFailed(work, { code: message.code, params: message.params });
    }
  }

  /** A worker that lost its card is of no further use; a new one does the same work on WASM. */
  #withoutGpu({ start }: Current): void {
    const isForgetting = this.#isForgetting;
    this.#end();
    if (start.kind === 'compare') return this.#events.onCompared(start.work, null);
    this.#isForgetting = isForgetting;
    this.#begin({ start: { ...start, provider: 'wasm' }, isGpuLost: true });
  }

  #watch(): void {
    clearTimeout(this.#timer);
    const current = this.#current;
    const usesGpu = current?.start.kind === 'compare' || current?.start.provider === 'webgpu';
    if (current && usesGpu) this.#timer = setTimeout(() => this.#withoutGpu(current), gpuPatienceMs);
  }

  #rest(): void {
    clearTimeout(this.#timer);
    this.#current = null;
    if (this.#isForgetting) this.#drop();
  }

  /** What runs is finished first. */
  #forget(): void {
    if (this.#current) this.#isForgetting = true;
    else this.#drop();
  }

  #drop(): void {
    this.#isForgetting = false;
    this.#worker?.terminate();
    this.#worker = null;
  }

  #end(): void {
    this.#rest();
    this.#drop();
  }
}

const noted = (outcome: HostOutcome): HostOutcome => {
  const { verdict, reasons } = outcome.guard;
  const guard = {
    verdict: verdict === 'passed' ? ('noted' as const) : verdict,
    reasons: [...reasons, note('infer.gpu-lost')],
  };
  return { ...outcome, guard };
};
