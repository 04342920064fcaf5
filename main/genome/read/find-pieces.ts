import { setImmediate } from 'node:timers/promises';
import { findInPiece } from '../../../models/genome/vcf/find-in-piece.ts';
import type { FoundPiece } from '../../../models/genome/vcf/find-in-piece.ts';
import { RecordFinder } from '../../../models/genome/vcf/record-finder.ts';
import type { Wanted } from '../../../models/genome/vcf/wanted.ts';
import { bgzipRuns, inflateRun } from './unpack/bgzip-runs.ts';
import type { HeaderText } from './read-header-text.ts';
import type { SearchPool } from './search-pool.ts';
import type { RunToSearch } from './search.worker.ts';
import type { Packing } from './unpack/sniff.ts';
import type { Source } from './unpack/source.ts';
import { textChunks } from './text-chunks.ts';

const mostAhead = 32; // runs looked through before the first of them has been taken

export interface Search {
  readonly source: Source;
  readonly packing: Packing;
  readonly form: HeaderText['form'];
  readonly wanted: Wanted;
  readonly search: SearchPool;
}

/**
 * What is found in a file's text, piece after piece in order, for `PieceJoiner`; never the whole file in memory.
 *
 * The members of a bgzip file are inflated and looked through by several threads: this one reads, and takes part when the
 * others are busy.
 *
 * @throws AppError `genome.damaged`, at the piece where it was found.
 */
export async function* findPieces(search: Search): AsyncGenerator<FoundPiece> {
  const { source, packing, form, wanted } = search;
  if (form === 'bcf') return yield* findInBinary(search);
  if (packing === 'bgzip') return yield* findInRuns(search);
  const finder = new RecordFinder(wanted);
  for await (const text of textChunks(packing, source)) yield findInPiece(finder, text);
}

async function* findInBinary({ source, packing, wanted }: Search): AsyncGenerator<FoundPiece> {
  const { BcfFinder } = await import('../../../models/genome/vcf/bcf/bcf-finder.ts'); // rarely needed
  const finder = new BcfFinder(wanted);
  for await (const bytes of textChunks(packing, source)) yield finder.find(bytes);
  if (finder.isCut) source.onCut('inside');
}

async function* findInRuns({ source, wanted, search: { pool, others } }: Search): AsyncGenerator<FoundPiece> {
  const finder = new RecordFinder(wanted);
  if (others === 0) {
    for (const run of bgzipRuns(source)) for (const text of inflateRun(run)) yield findInPiece(finder, text);
    return;
  }
  const shared = sharedPlaces(wanted);
  const queue: Promise<readonly FoundPiece[]>[] = [];
  let away = 0; // runs with the other threads: one worked on and one waiting for each
  for (const run of bgzipRuns(source)) {
    const isHere = away >= 2 * others;
    const found = isHere ? findHere(run, finder) : pool.run(...moved(run, shared)).finally(() => away--);
    found.catch(() => undefined); // reported where it is awaited
    queue.push(found);
    if (isHere) await found.catch(() => undefined);
    else away++;
    if (queue.length > mostAhead) yield* (await queue.shift()) ?? [];
  }
  for (const found of queue) yield* await found;
}

/** The others' answers are taken between two pieces. */
async function findHere(run: Uint8Array, finder: RecordFinder): Promise<readonly FoundPiece[]> {
  const found: FoundPiece[] = [];
  for (const text of inflateRun(run)) {
    found.push(findInPiece(finder, text));
    await setImmediate();
  }
  return found;
}

const moved = (run: Uint8Array, wanted: Wanted): [RunToSearch, { transfer: ArrayBuffer[] }] => {
  const copy = new Uint8Array(run); // fast; `from` goes byte by byte, `slice` would not copy a Buffer
  return [{ run: copy, wanted }, { transfer: [copy.buffer] }];
};

/** The same places in memory that all threads see: up to a million of them would be copied for each run. */
const sharedPlaces = (wanted: Wanted): Wanted =>
  Object.fromEntries(
    Object.entries(wanted).map(([contig, starts]) => {
      const shared = new Int32Array(new SharedArrayBuffer(starts.byteLength));
      shared.set(starts);
      return [contig, shared];
    }),
  );
