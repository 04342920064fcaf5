import { paintRuns, runsOf, sizesOf } from './runs.ts';

/**
 * Fills the holes of a mask of one plane: unset pieces (joined by edges) that do not touch its border.
 *
 * @param mask  one byte a pixel; changed in place. @param most  pixels of the largest hole that is filled. Total.
 */
export function fillHoles(mask: Uint8Array, [rows, columns]: readonly [number, number], most: number): void {
  const runs = runsOf(
    mask.map((value) => (value ? 0 : 1)),
    [1, rows, columns],
    'slice',
  );
  const sizes = sizesOf(runs);
  const isOpen = new Uint8Array(runs.pieces + 1);
  for (let run = 0; run < runs.row.length; run++) {
    const row = runs.row[run] ?? 0;
    const touches = row === 0 || row === rows - 1 || runs.from[run] === 0 || runs.to[run] === columns;
    if (touches) isOpen[runs.piece[run] ?? 0] = 1;
  }
  const valueOf = (piece: number): number => (isOpen[piece] || (sizes[piece] ?? 0) > most ? 0 : 1);
  paintRuns(runs, mask, { columns, valueOf });
}
