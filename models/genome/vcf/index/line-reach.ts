import type { Reach } from './reach.ts';

const [tab, newline] = [9, 10];

/** Follows the lines of one contig. Total. */
export class LineReach implements Reach {
  readonly #name: Uint8Array;
  #isLineStart = true;

  /** @param name  as the file writes it. */
  constructor(name: string) {
    this.#name = new TextEncoder().encode(name);
  }

  begin(bytes: Uint8Array, at: number): boolean {
    this.#isLineStart = true;
    return (at === 0 || bytes[at - 1] === newline) && this.#placeAt(bytes, at) !== Infinity;
  }

  add(piece: Uint8Array): number {
    const isLineStart = this.#isLineStart;
    this.#isLineStart = piece.at(-1) === newline;
    const end = piece.lastIndexOf(newline);
    const begun = end >= 0 || isLineStart ? this.#placeAt(piece, end + 1) : -1;
    if (begun !== -1 || end < 0) return begun;
    const before = end > 0 ? piece.lastIndexOf(newline, end - 1) : -1;
    return before >= 0 || isLineStart ? this.#placeAt(piece, before + 1) : -1;
  }

  end(piece: Uint8Array): number {
    return piece.lastIndexOf(newline) + 1;
  }

  /** Where the line that begins at `at` says it is; -1 while its POS is not whole, or is none. */
  #placeAt(piece: Uint8Array, at: number): number {
    const name = this.#name;
    const isOwn = name.every((byte, i) => piece[at + i] === byte) && piece[at + name.length] === tab;
    if (!isOwn) return piece.indexOf(tab, at) < 0 ? -1 : Infinity;
    let [digits, position] = [at + name.length + 1, 0];
    for (let byte = piece[digits] ?? 0; byte >= 48 && byte <= 57; byte = piece[++digits] ?? 0)
      position = position * 10 + byte - 48;
    return piece[digits] === tab ? position - 1 : -1;
  }
}
