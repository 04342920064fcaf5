import { expect, test } from 'vitest';
import { outwardOrder } from './stack-order.ts';
import { failedPiece, pieceHead, StackReader } from './stack-pieces.ts';

const image = (index: number, bytes: readonly number[]): number[] => [...pieceHead(index, bytes.length), ...bytes];

/** All pieces of a stream, cut into chunks of `size` bytes. */
function read(stream: readonly number[], size: number): { pieces: unknown[]; isWhole: boolean } {
  const reader = new StackReader();
  const pieces: unknown[] = [];
  for (let at = 0; at < stream.length; at += size)
    for (const piece of reader.push(Uint8Array.from(stream.slice(at, at + size))))
      pieces.push(piece.kind === 'image' ? [piece.index, ...new Uint8Array(piece.bytes)] : piece.reason);
  return { pieces, isWhole: reader.isWhole };
}

test.each([1, 3, 8, 11, 1000])('a stream cut every %i bytes gives the same images', (size) => {
  const stream = [...image(7, [1, 2, 3, 4]), ...image(6, [5, 6, 7, 8]), ...image(8, [9, 10])];
  expect(read(stream, size)).toEqual({
    pieces: [
      [7, 1, 2, 3, 4],
      [6, 5, 6, 7, 8],
      [8, 9, 10],
    ],
    isWhole: true,
  });
});

test('an image that cannot be had ends the stream with its reason', () => {
  const stream = [...image(0, [1]), ...failedPiece({ code: 'dicom.no-frame', params: { frame: 3 } })];
  expect(read(stream, 5).pieces).toEqual([[0, 1], { code: 'dicom.no-frame', params: { frame: 3 } }]);
});

test('a stream that stops within an image is not whole', () => {
  expect(read(image(0, [1, 2, 3]).slice(0, -1), 100)).toEqual({ pieces: [], isWhole: false });
});

test('images are wanted from the middle outward: what has come is always one run', () => {
  expect(outwardOrder(5)).toEqual([2, 3, 1, 4, 0]);
  expect(outwardOrder(4)).toEqual([2, 3, 1, 0]);
  expect(outwardOrder(1)).toEqual([0]);
  expect(outwardOrder(0)).toEqual([]);
});
