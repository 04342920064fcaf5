import { expect, test } from 'vitest';
import { ImageMemory } from './image-memory.ts';

function makeMemory(budget: number) {
  const dropped: string[] = [];
  const memory = new ImageMemory(budget);
  const hold = (name: string, group: string, bytes = 4): void =>
    memory.hold(name, group, { bytes, drop: () => void dropped.push(name) });
  return { memory, dropped, hold };
}

test('the display set seen longest ago goes first, image by image, once the bytes exceed the budget', () => {
  const { memory, dropped, hold } = makeMemory(16);
  for (const name of ['a1', 'a2', 'b1', 'b2']) hold(name, name.slice(0, 1));
  memory.touch('a1'); // set a is seen again: b is the older one
  hold('c1', 'c');
  expect(dropped).toEqual(['b1']);
  hold('c2', 'c', 8);
  expect([dropped, memory.used]).toEqual([['b1', 'b2', 'a2'], 16]);
});

test('what is on screen stays: other sets go first, then its own images seen longest ago, never the one drawn', () => {
  const { memory, dropped, hold } = makeMemory(12);
  const leaveSet = memory.show('a');
  memory.show('a1');
  for (const name of ['a1', 'a2', 'b1']) hold(name, name.slice(0, 1));
  hold('a3', 'a');
  expect(dropped).toEqual(['b1']);
  hold('a4', 'a');
  expect(dropped).toEqual(['b1', 'a2']);
  leaveSet();
  hold('b1', 'b', 8);
  expect(dropped).toEqual(['b1', 'a2', 'a3', 'a4']); // a1 is drawn still
});

test('shown twice it is on screen until both have left', () => {
  const { memory, dropped, hold } = makeMemory(4);
  const [first, second] = [memory.show('a1'), memory.show('a1')];
  hold('a1', 'a');
  first();
  hold('b1', 'b');
  expect([dropped, memory.used]).toEqual([[], 8]);
  second();
  hold('b2', 'b');
  expect(dropped).toEqual(['a1', 'b1']);
});

test('a smaller budget holds at once; a closed study leaves nothing', () => {
  const { memory, dropped, hold } = makeMemory(100);
  for (const name of ['a1', 'b1', 'b2']) hold(name, name.slice(0, 1));
  memory.setBudget(8);
  expect(dropped).toEqual(['a1']);
  memory.keepOnly(new Set(['a']));
  expect([dropped, memory.used]).toEqual([['a1', 'b1', 'b2'], 0]);
});

test('twenty studies opened one after the other hold no more than one', () => {
  const { memory, hold } = makeMemory(1e9);
  for (let study = 0; study < 20; study++) {
    for (let image = 0; image < 120; image++) hold(`${study}/${image}`, `${study}`, 524_288);
    memory.keepOnly(new Set([`${study}`]));
    expect(memory.used).toBe(120 * 524_288);
  }
});
