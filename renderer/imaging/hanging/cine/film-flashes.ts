import { cellLuminance } from '../../../../models/imaging/sets/cine/cell-luminance.ts';
import { cineRates } from '../../../../models/imaging/sets/cine/cine-rates.ts';
import { flashesOf, flashLimits } from '../../../../models/imaging/sets/cine/flashes.ts';
import type { FilmImage } from '../../../../models/imaging/sets/cine/flashes.ts';
import { greyLevel } from '../../../../models/imaging/tone/grey-levels.ts';
import type { Tone } from '../../../../models/imaging/tone/tone.ts';
import { peekImage } from '../../engine/load-image.ts';
import type { StoredImage } from '../../engine/stored-image.ts';
import { toneOf } from '../../picture/grey-image.ts';
import { sameTone } from '../../picture/cpu/same-tone.ts';
import { isShownInverted, shownTable, shownVoi } from '../../tone/shown-voi.ts';
import { planeOf, shownView } from '../../view/pane.ts';
import type { PanePlace } from '../../view/pane.ts';
import { placeOf } from '../../view/reading.ts';
import type { Reading } from '../../view/reading.ts';
import { cineTime } from './cine-time.ts';

/** A cine that flashes over a large area. */
export interface FlashWarning {
  readonly perSecond: number;
  readonly saferRate: number; // the highest at which it does not
}

const known = new WeakMap<StoredImage, { readonly tone: Tone; readonly cells: Float32Array }>();

/**
 * Whether the cine of the active viewport flashes more than WCAG allows over more of the screen than it allows, by the
 * images that are loaded now, as they are drawn now; undefined where it does not, or shows planes.
 */
export function flashWarning(state: Reading): FlashWarning | undefined {
  const place = placeOf(state, state.active);
  if (!place || place.pane.plane) return undefined;
  const area = screenArea(place);
  if (area < flashLimits.areaPx) return undefined;
  const { ms, from } = cineTime(state);
  const film = filmOf(place, from === 'file' ? undefined : ms);
  const { share, perSecond } = flashesOf(film);
  const isLarge = (part: number): boolean => part * area >= flashLimits.areaPx;
  if (!isLarge(share)) return undefined;
  const slower = cineRates.filter((rate) => rate < 1000 / ms);
  const saferRate = slower.findLast(
    (rate) => !isLarge(flashesOf(film.map(({ cells }) => ({ cells, ms: 1000 / rate }))).share),
  );
  return { perSecond, saferRate: saferRate ?? cineRates[0] ?? 1 };
}

/** CSS pixels that an image covers. */
function screenArea(place: PanePlace): number {
  const { pane, displaySet } = place;
  const [frame, view] = [displaySet.frames[pane.frame], shownView(place)];
  if (!frame || !view || !pane.size) return 0;
  const { acrossColumns, acrossRows } = planeOf(frame).spacing;
  const { columns, rows } = frame.pixels;
  const whole = (columns * acrossColumns * rows * acrossRows) / view.mmPerPixel ** 2;
  return Math.min(whole, pane.size.width * pane.size.height);
}

function filmOf(place: PanePlace, fixedMs: number | undefined): readonly FilmImage[] {
  const voi = shownTable(place) ?? shownVoi(place);
  if (!voi) return [];
  const isInverted = isShownInverted(place);
  return place.displaySet.frames.flatMap((frame) => {
    const image = peekImage(frame);
    if (!image) return [];
    const tone = toneOf({ voi, isInverted }, { image, frame });
    return [{ cells: cellsOf(image, tone), ms: fixedMs ?? frame.durationMs ?? 1000 }];
  });
}

function cellsOf(image: StoredImage, tone: Tone): Float32Array {
  const before = known.get(image);
  if (before && sameTone(before.tone, tone)) return before.cells;
  const { values, samples } = image;
  // Of a colour the weighed level of its lights stands for its luminance: near enough for a change of a tenth.
  const levelAt =
    samples === 1
      ? (pixel: number) => greyLevel(values[pixel] ?? 0, tone)
      : (pixel: number) =>
          0.2126 * (values[pixel * samples] ?? 0) +
          0.7152 * (values[pixel * samples + 1] ?? 0) +
          0.0722 * (values[pixel * samples + 2] ?? 0);
  const cells = cellLuminance(image, levelAt);
  known.set(image, { tone, cells });
  return cells;
}
