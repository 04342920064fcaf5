import { expect, test } from 'vitest';
import { answersOf, formOf } from './card-form.ts';

const graph = {
  file: 'liver.onnx',
  bytes: 1,
  opset: 17,
  producer: 'pytorch',
  nodes: 3,
  operators: ['Conv'],
  inputs: [{ name: 'x', dims: [1, 1, 96, 64, 32] }],
  outputs: [{ name: 'y', dims: [1, 2, 96, 64, 32] }],
};
const filled = {
  ...formOf({}, graph, 'Liver CT.onnx'),
  modality: 'ct',
  labels: 'Liver | SCT 10200004\nTumour',
  intendedUse: 'Outline.',
  population: '100 adults.',
  licence: 'MIT',
  attribution: 'A. Maker',
};

test('a bare network fills in its name, its dimensions and its size', () => {
  expect(formOf({}, graph, 'Liver CT.onnx')).toMatchObject({
    name: 'Liver CT',
    id: 'liver-ct',
    dimensions: '3',
    patch: '96 × 64 × 32',
  });
});

test('what nnU-Net counts from the head is turned round', () => {
  expect(formOf({ axes: 'SPL' }, graph, 'x.onnx').patch).toBe('32 × 64 × 96');
});

test('a filled form makes answers: codes where they are given, ranges with a dash', () => {
  const made = answersOf({ ...filled, totalMl: '800–2500' });
  expect(made.ok && made.answers).toMatchObject({
    modality: ['CT'],
    patch: [96, 64, 32],
    totalMl: [800, 2500],
    labels: [
      { name: 'Liver', code: { scheme: 'SCT', value: '10200004', meaning: 'Liver' } },
      { name: 'Tumour', code: null },
    ],
  });
});

test.each([
  ['labels', { labels: '' }],
  ['id', { id: 'Not so' }],
  ['modality', { modality: '' }],
  ['spacing', { spacing: '1 × 1' }],
  ['deviation', { normalisation: 'fixed', low: '0', high: '1', mean: '0', deviation: '0' }],
] as const)('what is not right is told on its line: %s', (line, change) => {
  expect(answersOf({ ...filled, ...change })).toEqual({ ok: false, line });
});
