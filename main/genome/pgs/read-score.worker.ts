import { AppError } from '../../../models/base/app-error.ts';
import type { Counted } from '../../../models/base/ipc/counted.ts';
import type { ScoreCard } from '../../../models/genome/pgs/score-card.ts';
import { answerWorker } from '../../app/jobs/worker-port.ts';
import { readScore } from './read-score.ts';
import type { ScoreBytes } from './read-score.ts';

answerWorker<ScoreBytes, Counted, Pick<ScoreCard, 'header' | 'rows' | 'builds'>>((bytes, report) =>
  Promise.resolve().then(() => {
    const { header, score } = readScore(bytes, report);
    if (!score.ok) throw new AppError(score.error.code, score.error.params);
    return { header, rows: score.value.count, builds: [...score.value.placements.keys()] };
  }),
);
