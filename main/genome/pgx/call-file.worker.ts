import type { Counted } from '../../../models/base/ipc/counted.ts';
import type { SampleCalls } from '../../../models/genome/file/genome-calls.ts';
import { answerWorker } from '../../app/jobs/worker-port.ts';
import type { CallStart } from './call-samples.ts';
import { callSamples } from './call-samples.ts';

answerWorker<CallStart, Counted, readonly SampleCalls[]>(callSamples);
