import type { Counted } from '../../models/base/ipc/counted.ts';
import { answerWorker } from '../app/jobs/worker-port.ts';
import { readGenomeFile } from './read-genome-file.ts';
import type { ScanResult, ScanStart } from './read-vcf-file.ts';

answerWorker<ScanStart, Counted, ScanResult>(readGenomeFile);
