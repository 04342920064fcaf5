import type { Counted } from '../../models/base/ipc/counted.ts';
import { answerWorker } from '../app/jobs/worker-port.ts';
import { readVcfFile } from './read-vcf-file.ts';
import type { ScanResult, ScanStart } from './read-vcf-file.ts';

answerWorker<ScanStart, Counted, ScanResult>(readVcfFile);
