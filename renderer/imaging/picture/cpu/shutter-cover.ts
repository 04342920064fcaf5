import type { Shutter } from '../../../../models/dicom/header/look/look.ts';
import { coverOutside } from '../../../../models/imaging/tone/cover-outside.ts';

const black = 0xff000000;

/** What the shutters of an image cover; that of the image before is kept, since a series mostly has one shape. */
export class ShutterCover {
  #name = '';
  #open = new Uint8Array();

  /** Blackens the words (RGBA, row after row) that lie outside any shutter. */
  cover(words: Uint32Array, shutters: readonly Shutter[], columns: number): void {
    if (shutters.length === 0) return;
    const name = JSON.stringify([columns, words.length, shutters]);
    if (name !== this.#name) {
      this.#open = new Uint8Array(words.length).fill(1);
      coverOutside(this.#open, shutters, { columns, samples: 1 });
      this.#name = name;
    }
    for (let i = 0; i < words.length; i++) if (this.#open[i] === 0) words[i] = black;
  }
}
