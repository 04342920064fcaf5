import { describe, expect, test } from 'vitest';
import { handlesOf, hasHandle, movedBy, placeOfHandle, withBoxAt, withoutBox } from './mark-handles.ts';
import type { HandledMarks, MarkHandle } from './mark-handles.ts';

const size = { columns: 100, rows: 60 };
const box = (left: number, top: number, side: number, score = 0.9) => ({
  low: [left, top] as [number, number],
  high: [left + side, top + side] as [number, number],
  score,
});
/** Two in the upper row, one below, one that is known but not counted. */
const cells = {
  kind: 'pixel-boxes' as const,
  frame: 0,
  boxes: [box(10, 40, 10), box(50, 2, 10), box(20, 3, 10), box(70, 30, 10, 0.1)],
  threshold: 0.5,
  color: '#009E73',
};
const head = {
  kind: 'pixel-ellipse' as const,
  frame: 0,
  center: [50, 30] as [number, number],
  semi: [20, 18] as [number, number],
  angle: 0,
};
const move = (geometry: HandledMarks, handle: MarkHandle, step: readonly [number, number]) =>
  movedBy({ geometry, handle }, step, size);

describe('boxes', () => {
  const whole = (index: number): MarkHandle => ({ kind: 'box', box: index, at: 'whole' });

  test('those that are counted come as text is read: the upper row first, from the left', () => {
    expect(handlesOf(cells)).toEqual([2, 1, 0].map(whole));
    expect([hasHandle(cells, whole(3)), hasHandle(cells, whole(9))]).toEqual([false, false]);
  });

  test('a moved box is a person’s and stays on the image', () => {
    const { geometry } = move(cells, whole(1), [1, -10]);
    expect(geometry).toMatchObject({ boxes: [{}, { low: [51, 0], high: [61, 10], score: 1, drawn: true }, {}, {}] });
    expect(placeOfHandle(geometry, whole(1))).toEqual([55.5, 4.5]); // pixels 51 to 60, 0 to 9
  });

  test('a corner moves alone, and two pixels stay between both', () => {
    const { geometry } = move(cells, { kind: 'box', box: 0, at: 'low' }, [100, -3]);
    expect(geometry).toMatchObject({ boxes: [{ low: [18, 37], high: [20, 50] }, {}, {}, {}] });
  });

  test('one more is as large as most, about its place, and first in the list; one is taken out by its place in the list', () => {
    const more = withBoxAt(cells, [98, 30], size);
    expect(more.boxes[0]).toEqual({ low: [90, 26], high: [100, 36], score: 1, drawn: true });
    expect(withoutBox(more, 0)).toEqual(cells);
    expect(withBoxAt({ ...cells, boxes: [] }, [50, 30], size).boxes[0]).toMatchObject({
      low: [49, 29],
      high: [52, 32],
    });
  });
});

describe('an ellipse', () => {
  test('has its middle and four ends, and its middle stays on the image', () => {
    expect(handlesOf(head).map((handle) => handle.kind === 'ellipse' && handle.at)).toEqual([
      'center',
      'long-start',
      'long-end',
      'short-start',
      'short-end',
    ]);
    const { geometry } = move(head, { kind: 'ellipse', at: 'center' }, [200, 1]);
    expect(geometry).toMatchObject({ center: [99, 31], semi: [20, 18] });
  });

  test('whose short axis grows longer than the long one keeps the end that is held', () => {
    const { geometry, handle } = move(head, { kind: 'ellipse', at: 'short-end' }, [0, 10]); // 46 pixels against 40
    expect(geometry).toMatchObject({ center: [50, 35], semi: [23, 20], angle: 90 });
    expect(handle).toEqual({ kind: 'ellipse', at: 'long-end' });
    expect(placeOfHandle(geometry, handle)).toEqual([expect.closeTo(50, 9), expect.closeTo(58, 9)]);
  });
});

test('a level line stays level: its other end takes the row', () => {
  const lines = {
    kind: 'pixel-lines' as const,
    frame: 0,
    lines: [{ key: 'of', name: 'Heart', from: [10, 20] as [number, number], to: [40, 20] as [number, number] }],
  };
  expect(handlesOf(lines)).toHaveLength(2);
  expect(move(lines, { kind: 'line', line: 0, at: 'to' }, [-1, 2]).geometry).toMatchObject({
    lines: [{ from: [10, 22], to: [39, 22] }],
  });
});
