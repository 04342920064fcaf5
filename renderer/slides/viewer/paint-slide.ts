import type { Slide } from '../../../models/slides/slide.ts';
import { fitSlide, screenFromPixel } from '../../../models/slides/view/slide-view.ts';
import type { SlideView, WindowSize } from '../../../models/slides/view/slide-view.ts';
import { levelFor, tileOutline, tilesInView } from '../../../models/slides/view/tiles-in-view.ts';
import type { TileAddress } from '../../../models/slides/view/tiles-in-view.ts';
import type { SlideOutline } from '../outlines/slide-outline.ts';
import type { TileShelf } from './tile-shelf.ts';

/** What a window shows now. */
export interface Shown {
  readonly slide: Slide;
  readonly view: SlideView;
  readonly size: WindowSize; // CSS pixels
  readonly pixelRatio: number; // screen pixels to one of them
}

/** A slide without coarse levels would need all its tiles at once: so many are fetched, those in the middle. */
const mostTiles = 400;

/** So many tiles of the coarsest level are fetched whatever is shown: the small whole slide is made of them. */
const mostOfWhole = 64;

/**
 * The tiles to be fetched for what is shown: of the coarsest level as what stands until the others come, of the level that
 * fits, then the rest of the coarsest one.
 */
export function wantedTiles({ slide, view, size, pixelRatio }: Shown): readonly TileAddress[] {
  const level = levelFor(slide, view.zoom * pixelRatio);
  const last = slide.levels.length - 1;
  const coarse = last === level ? [] : tilesInView(slide, last, { view, size }).slice(0, mostTiles);
  const fine = tilesInView(slide, level, { view, size }).slice(0, mostTiles);
  const whole = tilesInView(slide, last, { view: fitSlide(slide, size), size });
  return [...coarse, ...fine, ...(whole.length <= mostOfWhole ? whole : [])];
}

/** Whether what is shown has more tiles than are fetched at once. */
export const isTooMany = ({ slide, view, size, pixelRatio }: Shown): boolean =>
  tilesInView(slide, levelFor(slide, view.zoom * pixelRatio), { view, size }).length > mostTiles;

/** Draws the tiles that are here, coarse ones under fine ones, then the outlines. */
export function paintSlide(
  canvas: HTMLCanvasElement,
  shown: Shown,
  { shelf, outlines }: { readonly shelf: TileShelf; readonly outlines: readonly SlideOutline[] },
): void {
  const { slide, view, size, pixelRatio } = shown;
  const [width, height] = [Math.round(size.width * pixelRatio), Math.round(size.height * pixelRatio)];
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
  const context = canvas.getContext('2d', { alpha: false });
  if (!context) return;
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.fillStyle = '#000'; // --img-bg: true black in every theme
  context.fillRect(0, 0, width, height);
  const scale = view.zoom * pixelRatio;
  const [left, top] = screenFromPixel(view, size, [0, 0]);
  const [x0, y0] = [left * pixelRatio, top * pixelRatio];
  context.imageSmoothingEnabled = scale < 2; // larger than life the pixels are seen as they are
  for (let level = slide.levels.length - 1; level >= levelFor(slide, scale); level--) {
    const of = slide.levels[level];
    if (!of) continue;
    for (const address of tilesInView(slide, level, { view, size }).slice(0, mostTiles)) {
      const tile = shelf.get(address);
      if (!tile) continue;
      const { left: x, top: y, width: wide, height: tall } = tileOutline(of, address);
      // Edges on whole screen pixels, so that neighbours meet without a seam.
      const [fromX, fromY] = [Math.round(x0 + x * scale), Math.round(y0 + y * scale)];
      const [toX, toY] = [Math.round(x0 + (x + wide) * scale), Math.round(y0 + (y + tall) * scale)];
      context.drawImage(tile, fromX, fromY, toX - fromX, toY - fromY);
    }
  }
  for (const outline of outlines) strokeOutline(context, outline, { x0, y0, scale, pixelRatio });
}

interface Placed {
  readonly x0: number; // screen pixels of the slide's first pixel
  readonly y0: number;
  readonly scale: number; // screen pixels to one pixel of the slide
  readonly pixelRatio: number;
}

/** Colour on a dark casing; dashed until a person decided. Thinner where many outlines lie close together. */
function strokeOutline(
  context: CanvasRenderingContext2D,
  { path, place, color, isProposed, isChosen }: SlideOutline,
  { x0, y0, scale, pixelRatio }: Placed,
): void {
  const [stepX, stepY] = [place.step[0] * scale, place.step[1] * scale];
  context.setTransform(stepX, 0, 0, stepY, x0 + place.origin[0] * scale, y0 + place.origin[1] * scale);
  const unit = pixelRatio / stepX; // one CSS pixel
  const thin = scale < 0.5 ? 0.6 : 1;
  context.setLineDash([]);
  context.lineJoin = 'round';
  context.strokeStyle = 'rgb(0 0 0 / 75%)';
  context.lineWidth = (isChosen ? 5 : 4) * thin * unit;
  context.stroke(path);
  if (isProposed) context.setLineDash([5 * unit, 3 * unit]);
  context.strokeStyle = color;
  context.lineWidth = (isChosen ? 2.5 : 1.75) * thin * unit;
  context.stroke(path);
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.setLineDash([]);
}
