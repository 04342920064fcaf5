import type { FlatCard } from '../../card/flat-card.ts';
import { placeOf } from '../find-flat.ts';
import type { PixelPoint } from '../found/found.ts';
import type { FlatImage } from '../operators/flat-image.ts';
import { flatTileStarts } from '../operators/tiles.ts';
import type { TileStart } from '../operators/tiles.ts';

type Size = Pick<FlatImage, 'rows' | 'columns'>;

/** Rows and columns of an image, from the first up to but without the last. */
export interface Region {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** One of the tiles that a network reads an image in. */
export interface Tile {
  readonly start: TileStart; // on the grid that the network reads
  readonly number: number; // from 1, by rows
  readonly of: number;
  readonly region: Region; // on the image's own pixels
}

/** Rows and columns on an image from those on the grid that the network reads, cut to the image. */
function regionOf(card: FlatCard, image: Size, { top, left, bottom, right }: Region): Region {
  const place = placeOf(card, image);
  const row = (v: number): number =>
    Math.min(Math.max(Math.round(((v - place.top) * image.rows) / place.rows), 0), image.rows);
  const column = (v: number): number =>
    Math.min(Math.max(Math.round(((v - place.left) * image.columns) / place.columns), 0), image.columns);
  return { top: row(top), left: column(left), bottom: row(bottom), right: column(right) };
}

/**
 * The tile that a place of an image is read in: of those that overlap there, the one in whose middle it lies most.
 *
 * @param image  as it is. @param ready  as the network reads it. @param at  `[column, row]` of the image.
 * @returns null for an image that is read whole. Total.
 */
export function tileUnder(card: FlatCard, { image, ready }: { image: Size; ready: Size }, at: PixelPoint): Tile | null {
  const { patch } = card.input;
  const overlap = card.preprocess.find((step) => step.op === 'tiles')?.overlap ?? 0;
  const starts = flatTileStarts(ready, patch, overlap);
  if (starts.length === 1) return null;
  const tiles = starts.map((start, i): Tile => {
    const [top, left] = start;
    const region = regionOf(card, image, { top, left, bottom: top + patch[0], right: left + patch[1] });
    return { start, number: i + 1, of: starts.length, region };
  });
  const apart = ({ region: { top, left, bottom, right } }: Tile): number =>
    Math.hypot((left + right) / 2 - at[0], (top + bottom) / 2 - at[1]);
  return tiles.reduce((best, tile) => (apart(tile) < apart(best) ? tile : best));
}
