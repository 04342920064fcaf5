import { expect, test } from 'vitest';
import { drawingOf, isReal, mostLosses } from './machine.ts';
import type { FoundGpu, Machine } from './machine.ts';

const nvidia: FoundGpu = { names: ['ANGLE (NVIDIA, NVIDIA RTX A2000, OpenGL 4.6)'], longestSide: 2048 };
const imitated: FoundGpu = { names: ['WebKit WebGL', 'ANGLE (Google, SwiftShader Device)'], longestSide: 2048 };
const known = { gpu: nvidia, times: null, wish: 'automatic', losses: 0, isLost: false } as const;
const draws = (news: Partial<Machine>, address: string | null = null) => drawingOf({ ...known, ...news }, address);

test.each([
  ['a graphics processor is real', nvidia, true],
  ['an imitated one is not', imitated, false],
  ['Windows’ own imitation is not', { names: ['Microsoft Basic Render Driver'], longestSide: 2048 }, false],
  ['none is not', null, false],
])('%s', (_, gpu, is) => {
  expect(isReal(gpu)).toBe(is);
});

test('until it was measured the processor draws', () => {
  expect(draws({})).toBe('cpu');
});

test.each([
  ['the quicker one draws, imitated or not', { gpu: imitated, times: { cpuMs: 30, gpuMs: 20 } }, 'gpu'],
  ['an imitated one that is slower does not', { gpu: imitated, times: { cpuMs: 12, gpuMs: 15 } }, 'cpu'],
  ['a real one that keeps up with the screen does, for the sake of planes', { times: { cpuMs: 4, gpuMs: 15 } }, 'gpu'],
  ['a real one that does not keep up does not', { times: { cpuMs: 4, gpuMs: 18 } }, 'cpu'],
  ['one that cannot be measured does not', { times: { cpuMs: 40, gpuMs: null } }, 'cpu'],
] as const)('of what was measured %s', (_, news, drawing) => {
  expect(draws(news)).toBe(drawing);
});

test('a person’s choice overrules what was measured, the address overrules both', () => {
  const slow = { gpu: imitated, times: { cpuMs: 12, gpuMs: 41 } };
  expect([draws({ ...slow, wish: 'gpu' }), draws({ wish: 'cpu', times: { cpuMs: 41, gpuMs: 2 } })]).toEqual([
    'gpu',
    'cpu',
  ]);
  expect([draws({ ...slow, wish: 'gpu' }, 'cpu'), draws(slow, 'gpu')]).toEqual(['cpu', 'gpu']);
});

test('nothing draws on one that is not there, is lost now, or was lost too often', () => {
  expect(draws({ gpu: null, wish: 'gpu' }, 'gpu')).toBe('cpu');
  expect(draws({ wish: 'gpu', isLost: true, losses: 1 })).toBe('cpu');
  expect(draws({ wish: 'gpu', losses: mostLosses - 1 })).toBe('gpu');
  expect(draws({ wish: 'gpu', losses: mostLosses })).toBe('cpu');
});
