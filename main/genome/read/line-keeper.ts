import { AppError } from '../../../models/base/app-error.ts';
import type { Refusal, Result } from '../../../models/base/result.ts';
import type { MatchedRecord } from '../../../models/genome/pgs/match/matched-record.ts';
import { PlainLines } from '../../../models/genome/pgs/scan/plain-line.ts';
import type { KeptLine } from '../../../models/genome/vcf/piece-joiner.ts';
import { RecordReader } from '../../../models/genome/vcf/read-record.ts';
import type { OpenRecord } from '../../../models/genome/vcf/read-record.ts';
import { isOver } from '../../../models/genome/vcf/wanted.ts';
import type { Wanted } from '../../../models/genome/vcf/wanted.ts';

/** Takes the records at places of its own while the file is read, for each sample asked for; they are not kept. */
export interface RecordTaker {
  readonly wanted: Wanted;
  /** @param sample  its index in the file. */
  take(record: MatchedRecord, sample: number): void;
}

/** A line at a wanted place, for any sample, or what is wrong with it; its cells are held only where several samples are asked for. */
export type KeptRecord = Result<OpenRecord, Refusal>;

export interface Keeping {
  readonly samples: readonly number[]; // indexes in the file
  readonly columns: number;
  readonly wanted: Wanted; // where records are kept
  readonly taker: RecordTaker | null; // who is given all of them
}

const fewPlaces = 100_000;
const linesForEach = 2; // a place may be split by allele, or lie under a block and on a line of its own

/** Opens the lines that a scan found: some are kept, some are only passed on. */
export class LineKeeper {
  readonly #of: Keeping;
  readonly #reader: RecordReader;
  readonly #plain: PlainLines | null; // reads what is only passed on, of a file of one sample
  readonly #most: number;
  readonly #kept: KeptRecord[] = [];
  readonly #contigs = new Set<string>();
  #contig = ''; // of the line before
  #start = 0;
  #unsorted: number | null = null;
  #last: KeptLine | null = null; // waits for the next: whether it is whole is known at the end

  constructor(of: Keeping) {
    this.#of = of;
    this.#reader = new RecordReader(of.columns);
    this.#plain = of.taker && of.columns === 10 ? new PlainLines() : null;
    const places = Object.values(of.wanted).reduce((sum, { length }) => sum + length, 0);
    this.#most = linesForEach * Math.max(fewPlaces, places);
  }

  /** The first line that was found before one it should come after; null: none was. */
  get unsorted(): number | null {
    return this.#unsorted;
  }

  /** @throws AppError `genome.too-many` {records}. */
  add(line: KeptLine): void {
    const before = this.#last;
    this.#last = line;
    if (before) this.#open(before, false);
  }

  /** @param cut  number of the line that the end of the file cuts: it is not read as one, though it may look whole. */
  end(cut: number | null): readonly KeptRecord[] {
    if (this.#last) this.#open(this.#last, this.#last.line === cut);
    return this.#kept;
  }

  #order(contig: string, start: number, line: number): void {
    const isNext = this.#contig === contig ? start >= this.#start : !this.#contigs.has(contig);
    if (!isNext) this.#unsorted ??= line;
    if (this.#contig !== contig) this.#contigs.add(contig);
    [this.#contig, this.#start] = [contig, start];
  }

  /** Passes a line on that is read by its bytes and is not to be kept. @returns whether it was one. */
  #isPassedOn({ bytes, line }: KeptLine): boolean {
    const { samples, wanted, taker } = this.#of;
    const plain = this.#plain?.read(bytes);
    if (!plain || !taker || isOver(wanted, plain)) return false;
    this.#order(plain.contig, plain.start, line);
    taker.take(plain, samples[0] ?? 0);
    return true;
  }

  #open(kept: KeptLine, isCut: boolean): void {
    if (!isCut && this.#isPassedOn(kept)) return;
    const { bytes, line } = kept;
    const { samples, wanted, taker } = this.#of;
    const [first = 0] = samples;
    const opened = this.#reader.open(bytes, line);
    const own = opened.ok ? opened.value(first) : opened;
    if (own.ok && isCut) return;
    if (own.ok) this.#order(own.value.contig, own.value.start, line);
    if (opened.ok && taker)
      for (const sample of samples) {
        const record = sample === first ? own : opened.value(sample);
        if (record.ok) taker.take(record.value, sample);
      }
    const isSound = own.ok && own.value.malformed === undefined; // one that is not is told wherever it lies
    if (isSound && taker && !isOver(wanted, own.value)) return;
    this.#kept.push(samples.length > 1 ? opened : own.ok ? { ok: true, value: () => own } : own);
    if (this.#kept.length > this.#most) throw new AppError('genome.too-many', { records: this.#most });
  }
}
