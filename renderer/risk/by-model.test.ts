import { expect, test } from 'vitest';
import { Digest } from '../../models/base/ids.ts';
import { riskModels } from '../../models/risk/list.ts';
import { scoreAll } from '../../models/risk/score-all.ts';
import { byModel, counts } from './by-model.ts';

const cards = riskModels.map(({ card }) => card);
const linesOf = (facts: Parameters<typeof scoreAll>[0]) => scoreAll(facts, () => Digest.parse('0'.repeat(64)));

test('with nothing known no model gives a number, and what needs a consent waits for it', () => {
  expect(counts(byModel(cards, linesOf([])))).toEqual({ n: 0, refused: 2, hidden: 2 });
});

test('the first outcome with a number stands for its model', () => {
  const right = {
    key: 'hippocampus_right_ml',
    code: null,
    value: { kind: 'quantity', value: 3.1, unit: 'mL' },
    at: '2026-01-01T00:00:00.000Z',
    from: { kind: 'file', name: 'x' },
    notes: [],
  } as const;
  const [volumes] = byModel(cards, linesOf([{ ...right, value: { ...right.value }, notes: [] }]));
  expect(volumes?.main.id).toBe('hippocampal-volume.right');
});
