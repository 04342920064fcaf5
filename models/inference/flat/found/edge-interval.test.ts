import { expect, test } from 'vitest';
import { makeFlatCard } from '../../../../tests/fixtures/make-flat-card.ts';
import type { EdgeInterval } from '../../card/flat-card.ts';
import { measureFlat } from '../measure-flat.ts';
import { masksOf } from './masks.ts';

const code = { scheme: '99PHENO', value: 'm', meaning: 'Measure' };
const [rows, columns] = [4, 40];

/** Logits of a thing that surely reaches from column 10 to 19 and on to `open` with a chance of about 0.6. */
function answerOf(open: number) {
  const values = new Float32Array(2 * rows * columns).fill(-8);
  for (let y = 0; y < rows; y++)
    for (let x = 0; x < columns; x++) {
      const at = y * columns + x;
      values[at] = x >= 10 && x < 20 ? 8 : x >= 20 && x < open ? 0.4 : -8;
      values[rows * columns + at] = x >= 4 && x < 36 ? 8 : -8;
    }
  return { channels: 2, rows, columns, values };
}

function measured(open: number, interval: EdgeInterval) {
  const labels = [1, 2].map((value) => ({ value, name: `L${value}`, code, color: '#E69F00' }));
  const names = { name: 'Ratio', code, ofName: 'of', overName: 'over' };
  const card = makeFlatCard({
    output: { kind: 'masks', labels },
    measures: [{ op: 'width-ratio', key: 'r', ...names, of: [1], over: [2], interval }],
  });
  const answer = answerOf(open);
  const channel = (n: number) => answer.values.subarray(n * rows * columns, (n + 1) * rows * columns);
  const found = { kind: 'masks', bits: masksOf([channel(0), channel(1)], answer) } as const;
  return measureFlat({ card, found, size: answer, spacing: null, answer });
}

const rule: EdgeInterval = { band: [0.1, 0.9], coverage: 0.9, extra: 0.01, widest: 0.2 };

test('a ratio of clear borders has a narrow interval about it', () => {
  const { values, unclear } = measured(20, rule);
  expect(unclear).toEqual([]);
  const [ratio] = values;
  expect(ratio).toMatchObject({ key: 'r', value: 10 / 32, interval: { coverage: 0.9 } });
  expect(ratio?.interval?.low).toBeGreaterThan(0.28);
  expect(ratio?.interval?.high).toBeLessThan(0.34);
});

test('a border that is half sure widens the interval on its side', () => {
  const [ratio] = measured(24, rule).values;
  expect(ratio?.value).toBe(14 / 32); // over one half as far as column 23
  expect(ratio?.interval?.low).toBeLessThan(11 / 32);
  expect(ratio?.interval?.high).toBeGreaterThan(14 / 32);
  expect(ratio?.interval?.high).toBeLessThan(15 / 32);
});

test('where the interval is wider than the card allows, no number is given, but the lines and the range', () => {
  const { values, lines, unclear } = measured(34, rule);
  expect(values).toEqual([]);
  expect(lines.map(({ key }) => key)).toEqual(['of', 'over']);
  expect(unclear).toMatchObject([{ key: 'r', unit: '{ratio}', coverage: 0.9 }]);
});

test('a thing that is nowhere sure may be as narrow as nothing', () => {
  const [one] = measured(34, { ...rule, band: [0.1, 0.9999], widest: 0.9 }).values;
  expect(one?.interval?.low).toBe(0);
});
