import type { DisplaySet, Frame } from '../../../models/imaging/display-set.ts';

/** One frame with the display set it belongs to. */
export interface KnownFrame {
  readonly displaySet: DisplaySet;
  readonly frame: Frame;
}

/** A frame's name, as its address ends: `<instance>/<frame>`. */
export const frameName = ({ instance, frame }: Pick<Frame, 'instance' | 'frame'>): string => `${instance}/${frame}`;

const known = new Map<string, KnownFrame>();

/** Makes the frames of a display set known by name to whoever is asked for one by name alone, as Cornerstone does. */
export function knowDisplaySet(displaySet: DisplaySet): void {
  for (const frame of displaySet.frames) known.set(frameName(frame), { displaySet, frame });
}

export const knownFrame = (name: string): KnownFrame | undefined => known.get(name);
