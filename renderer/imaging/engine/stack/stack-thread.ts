/** A thread that waits for the next volume: to start one takes as long as the first images of a stack. */
const waiting: Worker[] = [];

const started = (): Worker =>
  new Worker(new URL('./stack.worker.ts', import.meta.url), { type: 'module', name: 'stack' });

/** Has a thread wait, started while nothing else is to be done. */
export function prepareStackThread(): void {
  requestIdleCallback(() => waiting.length > 0 || waiting.push(started()));
}

/** The thread that waits, or a new one. */
export const takeStackThread = (): Worker => waiting.pop() ?? started();

/** Lets a thread that is done wait for the next volume; one is enough. */
export function giveStackThread(thread: Worker): void {
  if (waiting.length > 0) thread.terminate();
  else waiting.push(thread);
}
