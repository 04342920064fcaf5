import { expect, test } from 'vitest';
import { ImageCache } from './image-cache.ts';
import { ImageMemory } from './memory/image-memory.ts';
import { noTables } from '../tone/frame-tables.ts';
import type { StoredImage } from './stored-image.ts';

const image = (bytes: number): StoredImage => ({
  columns: bytes,
  rows: 1,
  samples: 1,
  values: new Uint8Array(bytes),
  low: 0,
  high: 0,
  tables: noTables,
});
const load = (bytes: number) => () => Promise.resolve(image(bytes));

test('the image not asked for longest goes first, once the bytes exceed the budget', async () => {
  const cache = new ImageCache(new ImageMemory(10));
  await cache.get('a', 'set', load(4));
  await cache.get('b', 'set', load(4));
  cache.peek('a');
  await cache.get('c', 'set', load(4));
  expect(['a', 'b', 'c'].map((name) => cache.peek(name) !== undefined)).toEqual([true, false, true]);
});

test('an image larger than the budget is kept until the next one', async () => {
  const cache = new ImageCache(new ImageMemory(10));
  await cache.get('large', 'set', load(20));
  expect(cache.peek('large')).toBeDefined();
  await cache.get('small', 'set', load(1));
  expect(cache.peek('large')).toBeUndefined();
});

test('two who ask at once share one loading; a failed loading is asked anew', async () => {
  const cache = new ImageCache(new ImageMemory(10));
  let asked = 0;
  const fail = () => {
    asked++;
    return Promise.reject(new Error('gone'));
  };
  const both = await Promise.allSettled([cache.get('a', 'set', fail), cache.get('a', 'set', fail)]);
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(asked).toBe(1);
  await expect(cache.get('a', 'set', load(1))).resolves.toMatchObject({ columns: 1 });
});
