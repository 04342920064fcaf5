import type { Voi } from '../../../models/imaging/display-set.ts';
import { greyLine } from '../../../models/imaging/view/reslice-grey.ts';
import type { StoredImage } from '../engine/stored-image.ts';

export interface Tone {
  readonly slope: number;
  readonly intercept: number;
  readonly voi: Pick<Voi, 'width' | 'center'>;
  readonly isInverted: boolean;
}

/** Fills `out` (RGBA words, little-endian) with the image as the window shows it; colours are passed through. */
export function paintImage(image: StoredImage, tone: Tone, out: Uint32Array): void {
  if (image.samples === 1) paintGrey(image, tone, out);
  else paintColour(image, tone.isInverted, out);
}

function paintGrey({ values }: StoredImage, { slope, intercept, ...grey }: Tone, out: Uint32Array): void {
  const line = greyLine(grey);
  const factor = line.factor * slope;
  const offset = line.offset + line.factor * intercept;
  for (let i = 0; i < out.length; i++) {
    const level = Math.min(Math.max((values[i] ?? 0) * factor + offset, 0), 255);
    out[i] = 0xff000000 | (Math.trunc(level + 0.5) * 0x010101);
  }
}

function paintColour({ values, samples }: StoredImage, isInverted: boolean, out: Uint32Array): void {
  const turn = isInverted ? 0xffffff : 0;
  for (let i = 0; i < out.length; i++) {
    const at = i * samples;
    const word = (values[at] ?? 0) | ((values[at + 1] ?? 0) << 8) | ((values[at + 2] ?? 0) << 16);
    out[i] = 0xff000000 | (word ^ turn);
  }
}
