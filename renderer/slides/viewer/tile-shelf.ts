import { AppError, isAppError } from '../../../models/base/app-error.ts';
import { Reason } from '../../../models/base/result.ts';
import type { Slide } from '../../../models/slides/slide.ts';
import { tileSize } from '../../../models/slides/view/tiles-in-view.ts';
import type { TileAddress } from '../../../models/slides/view/tiles-in-view.ts';

/** A tile that came, or that the slide has not. */
type Tile = ImageBitmap | 'none';

const mostAtOnce = 6;
const mostPixels = 48 * 1024 * 1024; // some 190 MB decoded

const keyOf = ({ level, column, row }: TileAddress): string => `${level}/${column}/${row}`;

/**
 * Tiles of one slide: fetches those that are wanted, those in the middle first, keeps the last ones looked at, and lets go
 * of what nobody waits for any more.
 */
export class TileShelf {
  readonly #slide: Slide;
  readonly #listeners = new Set<() => void>();
  readonly #tiles = new Map<string, Tile>(); // oldest look first
  readonly #coming = new Map<string, AbortController>();
  #wanted: readonly TileAddress[] = [];
  #pixels = 0;
  #problem: AppError | null = null;
  readonly #broken = new Set<string>();

  constructor(slide: Slide) {
    this.#slide = slide;
  }

  /** Told when a tile came or one could not be read. @returns what ends it. */
  listen(onNews: () => void): () => void {
    this.#listeners.add(onNews);
    return () => void this.#listeners.delete(onNews);
  }

  /** Why the last tile that could not be read was not; null while all came. */
  get problem(): AppError | null {
    return this.#problem;
  }

  /** Tiles that are wanted and not here yet. */
  get missing(): number {
    return this.#wanted.filter((tile) => !this.#isSettled(keyOf(tile))).length;
  }

  /** A tile that is here; what was not scanned is undefined like what has not come. */
  get(address: TileAddress): ImageBitmap | undefined {
    const key = keyOf(address);
    const tile = this.#tiles.get(key);
    if (!tile) return undefined;
    this.#tiles.delete(key);
    this.#tiles.set(key, tile);
    return tile === 'none' ? undefined : tile;
  }

  /** What is to be shown now, the most urgent first. */
  want(addresses: readonly TileAddress[]): void {
    this.#wanted = addresses;
    const keys = new Set(addresses.map(keyOf));
    for (const [key, aborter] of this.#coming) if (!keys.has(key)) aborter.abort();
    this.#fetchMore();
  }

  dispose(): void {
    for (const aborter of this.#coming.values()) aborter.abort();
    for (const tile of this.#tiles.values()) if (tile !== 'none') tile.close();
    this.#wanted = [];
    this.#tiles.clear();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }

  #isSettled(key: string): boolean {
    return this.#tiles.has(key) || this.#broken.has(key);
  }

  #fetchMore(): void {
    for (const address of this.#wanted) {
      if (this.#coming.size >= mostAtOnce) return;
      const key = keyOf(address);
      if (!this.#isSettled(key) && !this.#coming.has(key)) void this.#fetch(address, key);
    }
  }

  async #fetch(address: TileAddress, key: string): Promise<void> {
    const aborter = new AbortController();
    this.#coming.set(key, aborter);
    try {
      const tile = await tileOf(this.#slide, address, aborter.signal);
      if (aborter.signal.aborted) return;
      this.#keep(key, tile);
      this.#tell();
    } catch (error) {
      if (aborter.signal.aborted) return;
      this.#broken.add(key);
      this.#problem = isAppError(error) ? error : new AppError('ipc.unexpected', {}, error);
      this.#tell();
    } finally {
      this.#coming.delete(key);
      this.#fetchMore();
    }
  }

  #keep(key: string, tile: Tile): void {
    this.#tiles.set(key, tile);
    this.#pixels += pixelsOf(tile);
    for (const [old, kept] of this.#tiles) {
      if (this.#pixels <= mostPixels || old === key) return;
      this.#tiles.delete(old);
      this.#pixels -= pixelsOf(kept);
      if (kept !== 'none') kept.close();
    }
  }
}

const pixelsOf = (tile: Tile): number => (tile === 'none' ? 0 : tile.width * tile.height);

/** Fetches one tile. @throws AppError with main's code. */
async function tileOf(slide: Slide, address: TileAddress, signal: AbortSignal): Promise<Tile> {
  const answer = await fetch(`/tiles/${slide.displaySet}/${keyOf(address)}`, { signal });
  if (answer.status === 204) return 'none';
  if (!answer.ok) {
    const said = Reason.safeParse(await answer.json().catch(() => null));
    throw said.success ? new AppError(said.data.code, said.data.params) : new AppError('slides.no-tile');
  }
  const colors = new Uint8Array(await answer.arrayBuffer());
  const level = slide.levels[address.level];
  if (!level) throw new AppError('slides.no-tile');
  const { columns, rows } = tileSize(level, address);
  const pixels = new Uint8ClampedArray(columns * rows * 4);
  for (let from = 0, to = 0; to < pixels.length; from += 3, to += 4) {
    pixels[to] = colors[from] ?? 0;
    pixels[to + 1] = colors[from + 1] ?? 0;
    pixels[to + 2] = colors[from + 2] ?? 0;
    pixels[to + 3] = 255;
  }
  return createImageBitmap(new ImageData(pixels, columns, rows));
}
