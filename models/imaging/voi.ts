import type { DisplaySet, Voi } from './display-set.ts';
import type { HangingProtocol } from './hanging/hanging-protocol.ts';

/**
 * What a value looks like through a window.
 *
 * @param value  in the unit of the modality. @returns 0 … 255, not rounded.
 * @source  DICOM PS3.3 C.11.2.1.2.1 (linear), C.11.2.1.3.2 (exact), C.11.2.1.3.1 (sigmoid). Total; a linear width of 1 or
 *   less is a step.
 */
export function shownLevel(value: number, voi: Pick<Voi, 'width' | 'center' | 'function'>): number {
  const { width, center } = voi;
  if (voi.function === 'sigmoid') return 255 / (1 + Math.exp((-4 * (value - center)) / width));
  if (voi.function === 'linear-exact') return Math.min(Math.max((value - center) / width + 0.5, 0), 1) * 255;
  const from = center - 0.5 - (width - 1) / 2;
  const to = center - 0.5 + (width - 1) / 2;
  if (value <= from) return 0;
  if (value > to) return 255;
  return ((value - (center - 0.5)) / (width - 1) + 0.5) * 255;
}

/**
 * A display set with the windows of its protocol behind its own; the one the protocol opens with stands first.
 *
 * @param protocol  undefined when none fits. Total.
 */
export function withProtocolWindows(set: DisplaySet, protocol: HangingProtocol | undefined): DisplaySet {
  const windows = (protocol?.windows ?? []).flatMap((window) => inUnitOf(set, window));
  if (!protocol || windows.length === 0) return set;
  const opening = windows.filter(({ label }) => label === protocol.opensWith);
  const others = windows.filter(({ label }) => label !== protocol.opensWith);
  const frames = set.frames.map((frame) => ({
    ...frame,
    windows: [...opening, ...frame.windows, ...others],
    ...(opening.length > 0 && frame.windows.length > 0 && { storedWindow: opening.length }),
  }));
  return { ...set, frames };
}

/** A protocol's window in the unit of the set's values; none where that takes an uptake factor which is not known. */
function inUnitOf({ suv }: DisplaySet, { unit, ...window }: HangingProtocol['windows'][number]): readonly Voi[] {
  if (unit === undefined) return [window];
  return suv ? [{ ...window, width: window.width / suv.bw, center: window.center / suv.bw }] : [];
}
