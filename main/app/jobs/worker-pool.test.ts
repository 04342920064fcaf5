import { afterEach, expect, test } from 'vitest';
import { WorkerPool } from './worker-pool.ts';

// A thread that does as it is told: it answers, hangs or dies.
const thread = new URL(
  `data:text/javascript,${encodeURIComponent(`
    import { parentPort, threadId } from 'node:worker_threads';
    parentPort.on('message', ({ what, bytes }) => {
      if (what === 'hang') for (;;);
      if (what === 'die') process.exit(7);
      parentPort.postMessage({ ok: true, value: { threadId, length: bytes?.length ?? 0 } });
    });
  `)}`,
);

interface Told {
  readonly what: 'answer' | 'hang' | 'die';
  readonly bytes?: Uint8Array;
}
interface Answered {
  readonly threadId: number;
  readonly length: number;
}

const pools: WorkerPool<Told, Answered>[] = [];
const makePool = (size: number): WorkerPool<Told, Answered> => {
  const pool = new WorkerPool<Told, Answered>(thread, size);
  pools.push(pool);
  return pool;
};
afterEach(async () => {
  await Promise.all(pools.splice(0).map((pool) => pool.close()));
});

test('a thread that never answers is ended after the limit, and another takes its place', async () => {
  const pool = makePool(1);
  const first = await pool.run({ what: 'answer' });
  const wedged = pool.run({ what: 'hang' }, { limitMs: 50 });
  const next = pool.run({ what: 'answer' });
  await expect(wedged).rejects.toMatchObject({ code: 'job.no-answer', params: { seconds: 0 } });
  expect((await next).threadId).not.toBe(first.threadId);
});

test('waiting for a thread does not count against the limit', async () => {
  const pool = makePool(1);
  const wedged = pool.run({ what: 'hang' }, { limitMs: 300 });
  const waited = pool.run({ what: 'answer' }, { limitMs: 299 });
  await expect(wedged).rejects.toMatchObject({ code: 'job.no-answer' });
  await expect(waited).resolves.toMatchObject({ length: 0 });
});

test('a thread that dies fails only its own work', async () => {
  const pool = makePool(1);
  const dying = pool.run({ what: 'die' });
  const next = pool.run({ what: 'answer' });
  await expect(dying).rejects.toMatchObject({ code: 'job.worker-died', params: { reason: 'exit 7' } });
  await expect(next).resolves.toMatchObject({ length: 0 });
});

test('a buffer to transfer is moved: here it is empty afterwards', async () => {
  const bytes = new Uint8Array(1000);
  const answer = makePool(1).run({ what: 'answer', bytes }, { transfer: [bytes.buffer] });
  expect(bytes.length).toBe(0);
  expect((await answer).length).toBe(1000);
});

test('closing cancels what runs and what waits', async () => {
  const pool = makePool(1);
  const all = [pool.run({ what: 'hang' }), pool.run({ what: 'answer' })];
  const ended = Promise.allSettled(all);
  await pool.close();
  expect(await ended).toMatchObject([{ reason: { code: 'job.cancelled' } }, { reason: { code: 'job.cancelled' } }]);
});
