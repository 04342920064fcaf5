// The overlay palette of the product's look: 1 to 7 Okabe-Ito, 8 to 12 chosen for the largest least distance under four kinds
// of sight. The same as `--o-1` to `--o-12` in `renderer/ui/tokens.css`.
const palette = [
  '#E69F00',
  '#56B4E9',
  '#009E73',
  '#F0E442',
  '#CC79A7',
  '#D55E00',
  '#0072B2',
  '#DDFFDD',
  '#99FFFF',
  '#995577',
  '#BBBBBB',
  '#99BB77',
] as const;

/** The colour of the n-th outline, from 0; after the last the first follows. `#RRGGBB`. Total for whole numbers from 0. */
export const overlayColor = (n: number): string => palette[n % palette.length] ?? palette[0];
