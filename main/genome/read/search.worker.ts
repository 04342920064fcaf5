import { findInPiece } from '../../../models/genome/vcf/find-in-piece.ts';
import type { FoundPiece } from '../../../models/genome/vcf/find-in-piece.ts';
import { RecordFinder } from '../../../models/genome/vcf/record-finder.ts';
import type { Wanted } from '../../../models/genome/vcf/wanted.ts';
import { answerPool } from '../../app/jobs/worker-pool.ts';
import { inflateRun } from './unpack/bgzip-runs.ts';

/** A run of whole bgzip members, and the places looked for in its text. */
export interface RunToSearch {
  readonly run: Uint8Array;
  readonly wanted: Wanted;
}

// A promise by hand: the work is one piece, and what it throws has to reach the pool.
answerPool<RunToSearch, readonly FoundPiece[]>(({ run, wanted }) =>
  Promise.resolve().then(() => {
    const finder = new RecordFinder(wanted);
    return Array.from(inflateRun(run), (text) => findInPiece(finder, text));
  }),
);
