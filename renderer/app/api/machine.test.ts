import { expect, test } from 'vitest';
import { machineWith } from './machine.ts';

test.each([
  ['a graphics processor draws', ['ANGLE (NVIDIA, NVIDIA RTX A2000, OpenGL 4.6)'], { drawing: 'gpu', hasGpu: true }],
  [
    'an imitated one does not',
    ['WebKit WebGL', 'ANGLE (Google, SwiftShader Device)'],
    { drawing: 'cpu', hasGpu: false },
  ],
  ['Windows’ own imitation does not', ['Microsoft Basic Render Driver'], { drawing: 'cpu', hasGpu: false }],
  ['none does not', null, { drawing: 'cpu', hasGpu: false }],
])('%s', (_, found, machine) => {
  expect(machineWith(found, null)).toEqual(machine);
});

test('the address overrules, but for a graphics path that the browser cannot offer', () => {
  expect(machineWith(['llvmpipe'], 'gpu').drawing).toBe('gpu');
  expect(machineWith(['NVIDIA'], 'cpu').drawing).toBe('cpu');
  expect(machineWith(null, 'gpu').drawing).toBe('cpu');
});
