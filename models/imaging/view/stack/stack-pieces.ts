// Images of a stack in one stream: of each its index in the display set and its length, two 32-bit whole numbers, little
// endian; then its bytes. An image that cannot be had ends the stream: `failed` for its index, the reason as JSON for bytes.

const headBytes = 8;
const failed = 0xffff_ffff;

/** What stands before an image's bytes. Total. */
export function pieceHead(index: number, bytes: number): Uint8Array<ArrayBuffer> {
  const head = new DataView(new ArrayBuffer(headBytes));
  head.setUint32(0, index, true);
  head.setUint32(4, bytes, true);
  return new Uint8Array(head.buffer);
}

/** The end of a stream that has to stop: `reason` is a JSON value. Total. */
export function failedPiece(reason: unknown): Uint8Array<ArrayBuffer> {
  const text = new TextEncoder().encode(JSON.stringify(reason));
  const piece = new Uint8Array(headBytes + text.length);
  piece.set(pieceHead(failed, text.length));
  piece.set(text, headBytes);
  return piece;
}

/** What a stream holds, as it comes: an image, whose bytes are lent until the next one, or why there are no more. */
export type StackPiece =
  | { readonly kind: 'image'; readonly index: number; readonly bytes: ArrayBuffer }
  | { readonly kind: 'failed'; readonly reason: unknown };

/** Puts a stream's chunks, cut anywhere, together again. */
export class StackReader {
  readonly #head = new Uint8Array(headBytes);
  #headAt = 0;
  #body = new Uint8Array(0);
  #bodyAt = 0;

  /** True between two images: where a stream may end. */
  get isWhole(): boolean {
    return this.#headAt === 0;
  }

  /** Images that are whole with this chunk, in order. Total. */
  *push(chunk: Uint8Array): Generator<StackPiece> {
    for (let at = 0; at < chunk.length || this.#isDone;) {
      if (this.#headAt < headBytes) {
        const taken = chunk.subarray(at, at + headBytes - this.#headAt);
        this.#head.set(taken, this.#headAt);
        this.#headAt += taken.length;
        at += taken.length;
        if (this.#headAt === headBytes) this.#begin();
        continue;
      }
      const taken = chunk.subarray(at, at + this.#body.length - this.#bodyAt);
      this.#body.set(taken, this.#bodyAt);
      this.#bodyAt += taken.length;
      at += taken.length;
      if (this.#isDone) yield this.#end();
    }
  }

  get #isDone(): boolean {
    return this.#headAt === headBytes && this.#bodyAt === this.#body.length;
  }

  #begin(): void {
    const bytes = this.#headView.getUint32(4, true);
    if (this.#body.length !== bytes) this.#body = new Uint8Array(bytes);
    this.#bodyAt = 0;
  }

  #end(): StackPiece {
    this.#headAt = 0;
    const index = this.#headView.getUint32(0, true);
    if (index !== failed) return { kind: 'image', index, bytes: this.#body.buffer };
    return { kind: 'failed', reason: JSON.parse(new TextDecoder().decode(this.#body)) };
  }

  get #headView(): DataView {
    return new DataView(this.#head.buffer);
  }
}
