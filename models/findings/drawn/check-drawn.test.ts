import { expect, test } from 'vitest';
import { checkDrawn } from './check-drawn.ts';

const lines = [
  { key: 'of', name: 'Heart', from: [10, 40] as [number, number], to: [30, 40] as [number, number] },
  { key: 'over', name: 'Chest', from: [90, 60] as [number, number], to: [50, 60] as [number, number] },
];
const geometry = { kind: 'pixel-lines', frame: 0, lines } as const;
const ratio = (value: number) => ({
  key: 'ratio',
  code: { scheme: '99PHENO', value: 'r', meaning: 'Ratio' },
  name: 'Ratio',
  label: null,
  quantity: { value, unit: '{ratio}' },
});

test('a ratio that the lines do not give is not kept', () => {
  const drawn = { geometry: { ...geometry, lines: [...lines] } };
  expect(checkDrawn({ ...drawn, measurements: [ratio(0.5)] }).ok).toBe(true);
  const wrong = checkDrawn({ ...drawn, measurements: [ratio(0.6)] });
  expect(wrong.ok ? null : wrong.error).toEqual({
    code: 'findings.ratio-disagrees',
    params: { said: 0.6, measured: 0.5 },
  });
});
