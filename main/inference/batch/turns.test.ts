import { expect, test } from 'vitest';
import { Turns } from './turns.ts';

const { signal } = new AbortController();

test('one after the other, in the order they asked', async () => {
  const turns = new Turns();
  const seen: number[] = [];
  const work = async (n: number): Promise<void> => {
    const give = await turns.take(signal);
    seen.push(n);
    await new Promise((resolve) => setTimeout(resolve, 5));
    seen.push(-n);
    give();
  };
  await Promise.all([work(1), work(2), work(3)]);
  expect(seen).toEqual([1, -1, 2, -2, 3, -3]);
});

test('who is cancelled while waiting gives the turn on', async () => {
  const turns = new Turns();
  const give = await turns.take(signal);
  const aborter = new AbortController();
  const cancelled = turns.take(aborter.signal);
  const next = turns.take(signal);
  aborter.abort();
  await expect(cancelled).rejects.toMatchObject({ code: 'job.cancelled' });
  give();
  expect(await next).toBeTypeOf('function');
});
