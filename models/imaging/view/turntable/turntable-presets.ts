/** A point of a transfer function: between two of them everything runs evenly. */
export interface ShadePoint {
  readonly at: number; // HU, or percent of the volume's voxels that lie below
  readonly opacity: number; // of one millimetre, 0 … 1
  readonly color: readonly [red: number, green: number, blue: number]; // 0 … 255
}

export type ShadedName = 'ct-bone' | 'ct-soft-tissue' | 'ct-lung' | 'ct-vessels' | 'mr' | 'pet' | 'other';

/**
 * What a volume shows in three dimensions. `shaded`: all of it, as see-through and coloured as its values say, lit from where
 * the reader stands; `highest`: the brightest voxel along the view; `surface`: what lies above a percentile, as its surface.
 * Of values that have no unit of their own only percentiles of the volume count: so it is fitted to the data at hand.
 */
export type TurntablePreset =
  | {
      readonly kind: 'shaded';
      readonly name: ShadedName;
      readonly unit: 'HU' | 'percent';
      readonly points: readonly ShadePoint[];
    }
  | { readonly kind: 'highest'; readonly black: number; readonly white: number }
  | { readonly kind: 'surface'; readonly from: number };

const fitted: readonly TurntablePreset[] = [
  { kind: 'highest', black: 50, white: 99.9 },
  { kind: 'surface', from: 50 },
  { kind: 'surface', from: 75 },
  { kind: 'surface', from: 90 },
  { kind: 'surface', from: 98 },
];

const [skin, muscle, ivory, chalk] = [
  [214, 150, 122],
  [186, 92, 74],
  [232, 216, 184],
  [255, 250, 240],
] as const;

// Transfer functions: our own, chosen by eye on the test data; HU of tissues as textbooks of CT have them (air −1000, lung
// −850 … −500, fat −100, muscle 40 … 60, contrast in vessels 150 … 400, bone from 250).
const ct: readonly TurntablePreset[] = [
  {
    kind: 'shaded',
    name: 'ct-bone',
    unit: 'HU',
    points: [
      { at: 140, opacity: 0, color: muscle },
      { at: 220, opacity: 0.05, color: ivory },
      { at: 450, opacity: 0.5, color: ivory },
      { at: 1200, opacity: 0.9, color: chalk },
    ],
  },
  {
    kind: 'shaded',
    name: 'ct-soft-tissue',
    unit: 'HU',
    points: [
      { at: -220, opacity: 0, color: skin },
      { at: -80, opacity: 0.12, color: skin },
      { at: 40, opacity: 0.4, color: muscle },
      { at: 300, opacity: 0.8, color: ivory },
    ],
  },
  {
    kind: 'shaded',
    name: 'ct-lung',
    unit: 'HU',
    points: [
      { at: -960, opacity: 0, color: [120, 170, 210] },
      { at: -860, opacity: 0.006, color: [120, 170, 210] },
      { at: -600, opacity: 0.03, color: [190, 210, 230] },
      { at: -300, opacity: 0.01, color: [240, 200, 180] },
      { at: -150, opacity: 0, color: [240, 200, 180] },
    ],
  },
  {
    kind: 'shaded',
    name: 'ct-vessels',
    unit: 'HU',
    points: [
      { at: 110, opacity: 0, color: [150, 20, 24] },
      { at: 180, opacity: 0.1, color: [200, 34, 30] },
      { at: 350, opacity: 0.5, color: [236, 96, 70] },
      { at: 600, opacity: 0.7, color: ivory },
    ],
  },
];
const mr: TurntablePreset = {
  kind: 'shaded',
  name: 'mr',
  unit: 'percent',
  points: [
    { at: 45, opacity: 0, color: [110, 96, 90] },
    { at: 70, opacity: 0.05, color: [160, 130, 116] },
    { at: 92, opacity: 0.35, color: [222, 192, 170] },
    { at: 99.9, opacity: 0.7, color: chalk },
  ],
};
const pet: TurntablePreset = {
  kind: 'shaded',
  name: 'pet',
  unit: 'percent',
  points: [
    { at: 85, opacity: 0, color: [60, 60, 70] },
    { at: 97, opacity: 0.02, color: [120, 110, 110] },
    { at: 99.4, opacity: 0.2, color: [230, 110, 20] },
    { at: 99.95, opacity: 0.8, color: [255, 240, 170] },
  ],
};
const other: TurntablePreset = { ...mr, name: 'other' };

/** The choices for a modality, in the order of the number keys. Total. */
export function presetsFor(modality: string): readonly TurntablePreset[] {
  if (modality === 'CT') return [...fitted.slice(0, 1), ...ct, ...fitted.slice(1)];
  return [...fitted, modality === 'MR' ? mr : modality === 'PT' ? pet : other];
}

/** The choice a modality opens with. Total. */
export const firstPreset = (modality: string): number =>
  Math.max(
    0,
    presetsFor(modality).findIndex(({ kind }) => kind === 'shaded'),
  );
