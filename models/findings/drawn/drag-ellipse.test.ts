import { expect, test } from 'vitest';
import { dragEllipse, ellipseHandles } from './drag-ellipse.ts';
import type { DrawnEllipse, EllipseHandle } from './drag-ellipse.ts';

const head: DrawnEllipse = { kind: 'pixel-ellipse', frame: 0, center: [100, 50], semi: [40, 30], angle: 30 };

/** Middle, half axes and angle, rounded to millionths. */
const shapeOf = ({ center, semi, angle }: DrawnEllipse): readonly number[] =>
  [...center, ...semi, angle].map((value) => Math.round(value * 1e6) / 1e6);

test('handles lie at the middle and at the ends of both axes', () => {
  const { center, ...ends } = ellipseHandles({ ...head, angle: 90 });
  expect(center).toEqual([100, 50]);
  const rounded = Object.fromEntries(Object.entries(ends).map(([key, at]) => [key, at.map((v) => Math.round(v))]));
  expect(rounded).toEqual({
    'long-start': [100, 10],
    'long-end': [100, 90],
    'short-start': [130, 50],
    'short-end': [70, 50],
  });
});

test('a handle that is let go where it was changes nothing', () => {
  for (const [handle, at] of Object.entries(ellipseHandles(head)))
    expect(shapeOf(dragEllipse(head, handle as EllipseHandle, at))).toEqual(shapeOf(head));
});

test('the middle takes the whole along', () => {
  expect(shapeOf(dragEllipse(head, 'center', [90, 70]))).toEqual([90, 70, 40, 30, 30]);
});

test('an end of the long axis: the other end stays, the short axis keeps its length', () => {
  const { 'long-start': stays } = ellipseHandles(head);
  const longer = dragEllipse(head, 'long-end', [stays[0], stays[1] + 100]);
  expect(shapeOf(longer)).toEqual(shapeOf({ ...head, center: [stays[0], stays[1] + 50], semi: [50, 30], angle: 90 }));
});

test('a short axis drawn out beyond the long one is the long one from then on', () => {
  const level = { ...head, angle: 0 };
  const { 'short-start': stays } = ellipseHandles(level);
  const drawn = dragEllipse(level, 'short-end', [stays[0], stays[1] + 100]);
  expect(shapeOf(drawn)).toEqual([100, 70, 50, 40, 90]);
});

test('an axis that would vanish stays', () => {
  const { 'short-start': stays } = ellipseHandles(head);
  expect(dragEllipse(head, 'short-end', [stays[0] + 1, stays[1]])).toBe(head);
});
