import type { Tone } from '../../../models/imaging/tone/tone.ts';
import type { StoredImage } from '../engine/stored-image.ts';
import { toneWord } from './cpu/known-words.ts';
import type { KnownWords } from './cpu/known-words.ts';
import type { Picture, PictureSource } from './picture.ts';

/** What an image is painted onto: its words, and what is known of the tone it is painted in. */
export interface Canvas {
  readonly words: Uint32Array; // RGBA, little endian, row after row
  readonly known: KnownWords;
}

/** How a picture of an image turns its stored values into grey. */
export const toneOf = (
  { voi, isInverted }: Pick<Picture, 'voi' | 'isInverted'>,
  { image, frame }: Pick<Extract<PictureSource, { kind: 'image' }>, 'image' | 'frame'>,
): Tone => ({
  slope: frame.pixels.slope,
  intercept: frame.pixels.intercept,
  modality: image.tables.modality,
  colors: image.tables.colors,
  voi,
  padding: frame.padding ?? null,
  isTurned: isInverted,
});

/** Paints the image as `models/imaging/tone` has it, to the bit; colours are passed through. */
export function paintImage(image: StoredImage, tone: Tone, onto: Canvas): void {
  if (image.samples === 1) paintGrey(image, tone, onto);
  else paintColour(image, tone.isTurned, onto.words);
}

function paintGrey({ values, low, high }: StoredImage, tone: Tone, { words: out, known }: Canvas): void {
  const isWhole = !(values instanceof Float32Array);
  if (isWhole && known.know(tone, { low, high, pixels: out.length })) {
    const { words, from } = known;
    for (let i = 0; i < out.length; i++) out[i] = words[(values[i] ?? 0) - from] ?? 0;
    return;
  }
  for (let i = 0; i < out.length; i++) out[i] = toneWord(values[i] ?? 0, tone);
}

function paintColour({ values, samples }: StoredImage, isTurned: boolean, out: Uint32Array): void {
  const turn = isTurned ? 0xffffff : 0;
  for (let i = 0; i < out.length; i++) {
    const at = i * samples;
    const word = (values[at] ?? 0) | ((values[at + 1] ?? 0) << 8) | ((values[at + 2] ?? 0) << 16);
    out[i] = 0xff000000 | (word ^ turn);
  }
}
