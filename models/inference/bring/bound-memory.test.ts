import { expect, test } from 'vitest';
import { boundMemory } from './bound-memory.ts';

class Memory {
  readonly buffer: { byteLength: number };
  readonly maximum: number | undefined;
  constructor({ initial, maximum }: { readonly initial: number; readonly maximum?: number }) {
    this.buffer = { byteLength: initial * 65_536 };
    this.maximum = maximum;
  }
}

test('a memory may grow to the bound and no further; what all of them hold is told', () => {
  const wasm = { Memory };
  const used = boundMemory(wasm, 10 * 65_536);
  const [large, small] = [
    new wasm.Memory({ initial: 2, maximum: 65_536 }),
    new wasm.Memory({ initial: 1, maximum: 4 }),
  ];
  expect([large.maximum, small.maximum, large instanceof Memory]).toEqual([10, 4, true]);
  expect(used()).toBe(3 * 65_536);
  large.buffer.byteLength = 9 * 65_536;
  expect(used()).toBe(10 * 65_536);
});
