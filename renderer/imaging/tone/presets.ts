import type { DisplaySet, Frame, Voi } from '../../../models/imaging/display-set.ts';
import { tableVois } from './shown-voi.ts';

/** Windows by modality, in the order of the number keys. */
const presets: Readonly<Record<string, readonly (Voi & { readonly label: string })[]>> = {
  CT: [
    { label: 'soft', width: 400, center: 40 },
    { label: 'lung', width: 1500, center: -600 },
    { label: 'liver', width: 150, center: 90 },
    { label: 'bone', width: 2500, center: 480 },
    { label: 'brain', width: 80, center: 40 },
  ],
};

/** How many of them have a key. */
export const presetKeys = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const;

/**
 * The preset of a number key, from 1: the modality's own; then the windows and VOI tables of the file, what the image
 * opens with first, by the explanations the file gives them, and the windows of the protocol. The one stored window that
 * has no explanation is left to its own key.
 */
export function presetOf(displaySet: DisplaySet, number: number): Voi | undefined {
  const fixed = presets[displaySet.modality] ?? [];
  const frame = displaySet.frames[displaySet.frames.length >> 1];
  if (!frame) return fixed[number - 1];
  const stored = storedWindow(frame);
  const windows = frame.windows.filter(
    (window) => (window.label !== null || window !== stored) && !isIn(fixed, window),
  );
  const tables = tableVois(frame);
  return [...fixed, ...(frame.tables?.voi ? [...tables, ...windows] : [...windows, ...tables])][number - 1];
}

const isIn = (windows: readonly Voi[], { width, center }: Voi): boolean =>
  windows.some((window) => window.width === width && window.center === center);

/** The window as the file has it, its first; else the protocol's. */
export const storedWindow = ({
  windows,
  storedWindow: place = 0,
}: Pick<Frame, 'windows' | 'storedWindow'>): Voi | null => windows[place] ?? null;
