import { evidenceLimits } from '../../../models/genome/file/call-sites.ts';
import { ScanScores } from '../../../models/genome/pgs/scan/scan-scores.ts';
import { readScore } from './read-score.ts';
import type { ScoreBytes } from './read-score.ts';

/** What sums scores while a file is read. A filtered line, or a reference line of too little evidence, gives no genotype: as for the genes. */
export const scoreTaker = (scores: readonly ScoreBytes[], sampleCount: number): ScanScores =>
  new ScanScores(
    scores.map((file) => readScore(file)),
    { limits: evidenceLimits },
    sampleCount,
  );
