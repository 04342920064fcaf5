import type { HostOutcome, HostTrial, HostWork } from '../../models/inference/host.ts';

/** What the worker is told. One piece of work at a time; it is stopped by ending the worker. */
export type WorkerStart = Exclude<HostWork, { kind: 'stop' | 'forget' }>;

/** What the worker says. `gpu-lost`: WebGPU failed; the same work is to be done again on WASM. */
export type WorkerMessage =
  | { readonly part: 'progress'; readonly done: number; readonly total: number }
  | { readonly part: 'done'; readonly outcome: HostOutcome }
  | { readonly part: 'compared'; readonly largestDifference: number | null }
  | { readonly part: 'tried'; readonly trial: HostTrial }
  | { readonly part: 'gpu-lost'; readonly reason: string }
  | { readonly part: 'failed'; readonly code: string; readonly params: Readonly<Record<string, string | number>> };
