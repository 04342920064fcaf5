/** From entry `from` to `to` (both included) a channel runs evenly from `low` to `high`, 0 … 255. */
type Run = readonly [from: number, low: number, to: number, high: number];
/** A palette of 256 entries: runs of its red, green and blue. */
type Palette = readonly [red: readonly Run[], green: readonly Run[], blue: readonly Run[]];

export type PaletteName = 'hot-iron' | 'pet' | 'pet-20-step' | 'rainbow';

/** In the order they are offered and turned through. */
export const paletteNames: readonly PaletteName[] = ['hot-iron', 'pet', 'pet-20-step', 'rainbow'];

// HOT_IRON (1.2.840.10008.1.5.1), PET (…1.5.2) and PET_20_STEP (…1.5.4): the tables of DICOM PS3.6 annex B, entry for
// entry, told as the straight runs they are made of. The rainbow is our own: hues from violet over green to red.
const palettes: Readonly<Record<PaletteName, Palette>> = {
  'hot-iron': [
    [
      [0, 0, 127, 254],
      [128, 255, 255, 255],
    ],
    [
      [0, 0, 128, 0],
      [129, 2, 254, 252],
      [255, 255, 255, 255],
    ],
    [
      [0, 0, 191, 0],
      [192, 4, 254, 252],
      [255, 255, 255, 255],
    ],
  ],
  pet: [
    [
      [0, 0, 63, 0],
      [64, 1, 106, 85],
      [107, 86, 149, 170],
      [150, 171, 192, 255],
      [193, 255, 255, 255],
    ],
    [
      [0, 0, 31, 62],
      [32, 65, 62, 125],
      [63, 128, 95, 64],
      [96, 63, 127, 1],
      [128, 0, 254, 252],
      [255, 255, 255, 255],
    ],
    [
      [0, 0, 1, 1],
      [2, 3, 128, 255],
      [129, 252, 192, 0],
      [193, 4, 212, 80],
      [213, 85, 233, 165],
      [234, 170, 254, 250],
      [255, 255, 255, 255],
    ],
  ],
  'pet-20-step': [
    stepped([0, 96, 48, 48, 80, 96, 112, 128, 48, 48, 80, 64, 224, 224, 208, 208, 208, 192, 176, 255, 255]),
    stepped([0, 0, 48, 48, 80, 96, 112, 128, 96, 144, 192, 224, 224, 224, 208, 176, 144, 96, 48, 0, 255]),
    stepped([0, 80, 80, 112, 128, 176, 192, 224, 48, 48, 80, 64, 80, 80, 96, 64, 0, 0, 0, 0, 255]),
  ],
  rainbow: [
    [
      [0, 128, 51, 0],
      [52, 0, 153, 0],
      [154, 0, 204, 255],
      [205, 255, 255, 255],
    ],
    [
      [0, 0, 51, 0],
      [52, 0, 102, 255],
      [103, 255, 204, 255],
      [205, 255, 255, 0],
    ],
    [
      [0, 255, 102, 255],
      [103, 255, 153, 0],
      [154, 0, 255, 0],
    ],
  ],
};

/** First entry of each of the bands of PET 20 Step, and one past the last. */
function stepped(values: readonly number[]): readonly Run[] {
  const starts = [0, 13, 26, 39, 51, 64, 77, 90, 102, 115, 128, 141, 153, 160, 166, 179, 192, 204, 217, 230, 243, 256];
  return values.map((value, i): Run => [starts[i] ?? 0, value, (starts[i + 1] ?? 256) - 1, value]);
}

/**
 * A palette as 256 words, red in the lowest byte, then green, blue; alpha 0.
 *
 * @source  DICOM PS3.6 annex B; the rainbow: our own. Total.
 */
export function paletteWords(name: PaletteName): Uint32Array {
  const words = new Uint32Array(256);
  for (const [channel, runs] of palettes[name].entries())
    for (const [from, low, to, high] of runs)
      for (let i = from; i <= to; i++) {
        const share = to === from ? 0 : (i - from) / (to - from);
        words[i] = (words[i] ?? 0) | (Math.round(low + (high - low) * share) << (channel * 8));
      }
  return words;
}
