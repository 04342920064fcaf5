import type { Frame } from '../../../models/imaging/display-set.ts';

interface Reach {
  readonly low: number; // stored values
  readonly high: number;
}

/** Lowest and highest stored value of every frame that was decoded in this window; told by the loader. */
const reaches = new Map<string, Reach>();

const nameOf = ({ instance, frame }: Frame): string => `${instance}/${frame}`;

export const noteReach = (frame: Frame, reach: Reach): void => void reaches.set(nameOf(frame), reach);

/** The reach of a frame's values, the modality's slope applied; undefined until it was decoded once. */
export function valueReach(frame: Frame): Reach | undefined {
  const reach = reaches.get(nameOf(frame));
  if (!reach) return undefined;
  const { slope, intercept } = frame.pixels;
  const [a, b] = [reach.low * slope + intercept, reach.high * slope + intercept];
  return { low: Math.min(a, b), high: Math.max(a, b) };
}
