import type { Counted } from '../../../../models/base/ipc/counted.ts';
import type { NormSummary } from '../../../../models/genome/file/norm-asked.ts';
import { answerWorker } from '../../../app/jobs/worker-port.ts';
import { normaliseFile } from './normalise-file.ts';
import type { NormStart } from './normalise-file.ts';

answerWorker<NormStart, Counted, NormSummary>(normaliseFile);
