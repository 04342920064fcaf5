import { AppError } from '../../base/app-error.ts';
import type { FoundPiece } from './find-in-piece.ts';
import { joinBytes } from './join-bytes.ts';
import { namedBroken } from './record-finder.ts';
import type { LineCounts, RecordFinder } from './record-finder.ts';

const longestLine = 64 << 20;
const mark = [0xef, 0xbb, 0xbf];

/** A line that is kept, without its line end, and its 1-based number in the file. */
export interface KeptLine {
  readonly bytes: Uint8Array;
  readonly line: number;
}

/**
 * Puts what was found in the pieces of a file together, in their order: lines that lay across pieces are looked through
 * here, and all lines get their number in the file. The result is that of one search of the whole text.
 */
export class PieceJoiner {
  readonly #finder: RecordFinder;
  readonly #broken: number[] = [];
  #begun: Uint8Array[] = []; // of a line whose end is still to come
  #begunBytes = 0;
  #line = 0;
  #records = 0;
  #brokenCount = 0;

  constructor(finder: RecordFinder) {
    this.#finder = finder;
  }

  /** The number of the last line seen. */
  get line(): number {
    return this.#line;
  }
  get records(): number {
    return this.#records;
  }
  get brokenCount(): number {
    return this.#brokenCount;
  }
  /** Numbers of the first 20 lines that are no record. */
  get broken(): readonly number[] {
    return this.#broken;
  }

  /** @param piece  the one after the last. @throws AppError `genome.long-line` {bytes} for a line over 64 MiB. */
  add(piece: FoundPiece): readonly KeptLine[] {
    this.#begin(piece.head);
    if (piece.tail === null) return [];
    const joined = this.end();
    const before = this.#line;
    this.#count(piece);
    this.#begin(piece.tail);
    const { kept, ends, numbers } = piece;
    return [
      ...joined,
      ...ends.map((end, i) => ({
        bytes: kept.subarray(ends[i - 1] ?? 0, end),
        line: before + (numbers[i] ?? 0),
      })),
    ];
  }

  /** The last line, where it has no line end; called once behind the last piece. */
  end(): readonly KeptLine[] {
    if (this.#begunBytes === 0) return [];
    const bytes = this.#line === 0 ? withoutMark(joinBytes(this.#begun)) : joinBytes(this.#begun);
    this.#begun = [];
    this.#begunBytes = 0;
    const found = this.#finder.find(bytes);
    const before = this.#line;
    this.#count(found);
    return found.spans.map(({ start, end, line }) => ({ bytes: bytes.subarray(start, end), line: before + line }));
  }

  #begin(bytes: Uint8Array): void {
    if (bytes.length > 0) this.#begun.push(bytes);
    this.#begunBytes += bytes.length;
    if (this.#begunBytes > longestLine) throw new AppError('genome.long-line', { bytes: this.#begunBytes });
  }

  #count({ lines, records, broken, brokenCount }: LineCounts): void {
    const left = namedBroken - this.#broken.length;
    this.#broken.push(...broken.slice(0, left).map((line) => this.#line + line));
    this.#brokenCount += brokenCount;
    this.#line += lines;
    this.#records += records;
  }
}

const withoutMark = (bytes: Uint8Array): Uint8Array =>
  mark.every((byte, i) => bytes[i] === byte) ? bytes.subarray(mark.length) : bytes;
