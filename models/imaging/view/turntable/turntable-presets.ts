/**
 * What a turntable shows, fitted to the values at hand: percentiles of the volume's own voxels, never values of a unit that
 * the modality does not have. `highest`: the brightest voxel along the view, black and white at two percentiles; `surface`:
 * what lies above a percentile, as its surface.
 */
export type TurntablePreset =
  | { readonly kind: 'highest'; readonly black: number; readonly white: number }
  | { readonly kind: 'surface'; readonly from: number };

/** The choices, in the order of the number keys. */
export const turntablePresets: readonly TurntablePreset[] = [
  { kind: 'highest', black: 50, white: 99.9 },
  { kind: 'surface', from: 50 },
  { kind: 'surface', from: 75 },
  { kind: 'surface', from: 90 },
  { kind: 'surface', from: 98 },
];
