import { expect, test } from 'vitest';
import { scaleBar } from './scale-bar.ts';

test('a view of 0.333 mm per pixel, 1080 wide, gets a bar of 50 mm', () => {
  expect(scaleBar(1 / 3, 1080)).toEqual({ mm: 50, pixels: 150 });
});

test.each([0.01, 0.049, 0.05, 0.31, 0.7, 1, 3.3, 9.99])(
  'at %f mm per pixel the bar takes 10 to 25 percent',
  (mmPerPixel) => {
    const { pixels } = scaleBar(mmPerPixel, 1000);
    expect(pixels).toBeGreaterThanOrEqual(100);
    expect(pixels).toBeLessThanOrEqual(250);
  },
);
