import type { DisplaySet, Voi } from './display-set.ts';
import type { HangingProtocol } from './hanging/hanging-protocol.ts';

/**
 * What a value looks like through a linear window.
 *
 * @param value  in the unit of the modality. @returns 0 … 255, not rounded.
 * @source  DICOM PS3.3 C.11.2.1.2.1. Total; a width of 1 or less is a step.
 */
export function shownLevel(value: number, { width, center }: Pick<Voi, 'width' | 'center'>): number {
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
  if (!protocol || protocol.windows.length === 0) return set;
  const opening = protocol.windows.filter(({ label }) => label === protocol.opensWith);
  const others = protocol.windows.filter(({ label }) => label !== protocol.opensWith);
  const frames = set.frames.map((frame) => ({ ...frame, windows: [...opening, ...frame.windows, ...others] }));
  return { ...set, frames };
}
