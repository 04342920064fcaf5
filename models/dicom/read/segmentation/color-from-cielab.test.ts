import { expect, test } from 'vitest';
import { cielabFromColor } from '../../write/seg/cielab.ts';
import { colorFromCielab } from './color-from-cielab.ts';

test('no colour in CIELab is black, grey or white', () => {
  expect(colorFromCielab([0, 32896, 32896])).toBe('#000000');
  expect(colorFromCielab([65535, 32896, 32896])).toBe('#FFFFFF');
});

test.each(['#E69F00', '#56B4E9', '#0072B2', '#FF0000', '#12AB9C'])('%s comes back from its CIELab value', (color) => {
  const channels = (of: string) => [1, 3, 5].map((from) => parseInt(of.slice(from, from + 2), 16));
  const back = channels(colorFromCielab(cielabFromColor(color)));
  for (const [i, channel] of channels(color).entries()) expect(Math.abs((back[i] ?? -99) - channel)).toBeLessThan(2);
});

test('the strongest green of CIELab is brought into what a screen can show', () => {
  expect(colorFromCielab([40000, 0, 32896])).toMatch(/^#00[0-9A-F]{4}$/);
});
