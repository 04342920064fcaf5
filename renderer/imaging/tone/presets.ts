import type { DisplaySet, Voi } from '../../../models/imaging/display-set.ts';

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

/** The preset of a number key: the modality's own; else the named windows of file and protocol, in their order. */
export function presetOf(displaySet: DisplaySet, number: number): Voi | undefined {
  const fixed = presets[displaySet.modality];
  if (fixed) return fixed[number - 1];
  return displaySet.frames[displaySet.frames.length >> 1]?.windows.filter(({ label }) => label !== null)[number - 1];
}

/** The window as the file has it: the first without a name, since names come from the protocol; else the first. */
export const storedWindow = (windows: readonly Voi[]): Voi | null =>
  windows.find(({ label }) => label === null) ?? windows[0] ?? null;
