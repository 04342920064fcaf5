import { answerPool } from '../../app/jobs/worker-pool.ts';
import { decodeFrame } from './decode-frame.ts';

answerPool(decodeFrame, ({ values: { buffer } }) => [buffer]);
