import { closeSync, fstatSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { AppError } from '../../../../models/base/app-error.ts';
import { contigName } from '../../../../models/genome/build/contig-name.ts';

/** Where a sequence lies in its file, as a `.fai` says it. */
interface Sequence {
  readonly name: string;
  readonly bases: number;
  readonly offset: number; // of the first base
  readonly lineBases: number;
  readonly lineBytes: number; // with the line's end
}

const [greater, carriageReturn] = [62, 13];
const chunkBytes = 1 << 20;
const ahead = 1 << 16; // bases read at once
const behind = 1 << 10;

/**
 * A reference sequence on disk, of which pieces are read. Blocking: for a thread of its own.
 *
 * Its `.fai` is used where it is there and no older; else the file is read through once. A contig is found by its name as
 * written, or by what the name means (`chr1` is `1`).
 */
export class Fasta {
  readonly name: string;
  readonly #file: number;
  readonly #sequences: ReadonlyMap<string, Sequence>;
  #near = { of: '', from: 0, bases: '' };

  /** @throws AppError `genome.cannot-read` {file, reason}, `genome.fasta-packed` {file}, `genome.fasta-none` {file}. */
  constructor(path: string) {
    this.name = basename(path);
    this.#file = openFile(path, this.name);
    const sequences = readFai(path) ?? findSequences(this.#file);
    const meant = sequences.flatMap((sequence) => {
      const contig = contigName(sequence.name);
      return contig === null ? [] : [[contig, sequence] as const];
    });
    this.#sequences = new Map([...meant, ...sequences.map((sequence) => [sequence.name, sequence] as const)]);
  }

  /** Bases `[start, end)`, 0-based, cut at the contig's ends; null for a contig that is not there. */
  bases(contig: string, start: number, end: number): string | null {
    const sequence = this.#sequences.get(contig) ?? this.#sequences.get(contigName(contig) ?? '');
    if (!sequence) return null;
    const [from, to] = [Math.max(0, start), Math.min(end, sequence.bases)];
    if (from >= to) return '';
    const near = this.#near;
    if (near.of !== sequence.name || from < near.from || to > near.from + near.bases.length) {
      const first = Math.max(0, from - behind);
      this.#near = { of: sequence.name, from: first, bases: this.#read(sequence, first, Math.max(to, from + ahead)) };
    }
    return this.#near.bases.slice(from - this.#near.from, to - this.#near.from);
  }

  close(): void {
    closeSync(this.#file);
  }

  #read({ bases, offset, lineBases, lineBytes }: Sequence, from: number, to: number): string {
    const byteOf = (base: number): number => offset + Math.floor(base / lineBases) * lineBytes + (base % lineBases);
    const [first, last] = [byteOf(from), byteOf(Math.min(to, bases))];
    const bytes = Buffer.alloc(last - first);
    const length = readSync(this.#file, bytes, 0, bytes.length, first);
    return bytes.toString('latin1', 0, length).replaceAll(/\s/g, '');
  }
}

const openFile = (path: string, name: string): number => {
  let file: number;
  const head = Buffer.alloc(2);
  try {
    file = openSync(path, 'r');
    readSync(file, head, 0, 2, 0);
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : '';
    throw new AppError('genome.cannot-read', { file: name, reason }, error);
  }
  if (head[0] === greater) return file;
  closeSync(file);
  throw new AppError(head[0] === 0x1f && head[1] === 0x8b ? 'genome.fasta-packed' : 'genome.fasta-none', {
    file: name,
  });
};

/** Null where there is none, or it is older than its file, or no line of it can be read. */
const readFai = (path: string): readonly Sequence[] | null => {
  const own = statSync(`${path}.fai`, { throwIfNoEntry: false });
  if (!own || own.mtimeMs < statSync(path).mtimeMs) return null;
  const sequences = readFileSync(`${path}.fai`, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line): Sequence => {
      const [name = '', ...numbers] = line.split('\t');
      const [bases = 0, offset = 0, lineBases = 0, lineBytes = 0] = numbers.map(Number);
      return { name, bases, offset, lineBases, lineBytes };
    });
  const isSound = sequences.every(({ lineBases, lineBytes }) => lineBases > 0 && lineBytes > lineBases);
  return isSound && sequences.length > 0 ? sequences : null;
};

/** Reads the file through: where each sequence begins, its bases, and how long its lines are. */
const findSequences = (file: number): readonly Sequence[] => {
  const found: { name: string; bases: number; offset: number; lineBases: number; lineBytes: number }[] = [];
  const chunk = Buffer.alloc(chunkBytes);
  const { size } = fstatSync(file);
  let begun = ''; // a line that is not whole yet
  let at = 0; // where it begins
  for (let read = 0; read < size;) {
    const length = readSync(file, chunk, 0, chunkBytes, read);
    if (length === 0) break;
    const text = begun + chunk.toString('latin1', 0, length);
    let from = 0;
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
      addLine(found, text.slice(from, end), { at, bytes: end + 1 - from });
      at += end + 1 - from;
      from = end + 1;
    }
    begun = text.slice(from);
    read += length;
  }
  if (begun !== '') addLine(found, begun, { at, bytes: begun.length + 1 });
  return found;
};

const addLine = (
  found: { name: string; bases: number; offset: number; lineBases: number; lineBytes: number }[],
  written: string,
  { at, bytes }: { readonly at: number; readonly bytes: number },
): void => {
  const line = written.charCodeAt(written.length - 1) === carriageReturn ? written.slice(0, -1) : written;
  if (line.charCodeAt(0) === greater) {
    const [name = ''] = line.slice(1).split(/\s/);
    found.push({ name, bases: 0, offset: at + bytes, lineBases: 0, lineBytes: 0 });
    return;
  }
  const last = found.at(-1);
  if (!last || line === '') return;
  if (last.bases === 0) [last.lineBases, last.lineBytes] = [line.length, bytes];
  last.bases += line.length;
};
