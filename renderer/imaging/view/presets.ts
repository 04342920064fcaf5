import type { Voi } from '../../../models/imaging/display-set.ts';

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

/** The preset of a number key; undefined where the modality has none of that number. */
export const presetOf = (modality: string, number: number): (Voi & { readonly label: string }) | undefined =>
  presets[modality]?.[number - 1];
