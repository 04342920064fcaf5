import type { Counted } from '../../../../models/base/ipc/counted.ts';
import { answerWorker } from '../../../app/jobs/worker-port.ts';
import { readPanelFile } from './read-panel.ts';
import type { ReadPanel } from './read-panel.ts';

answerWorker<string, Counted, ReadPanel>(readPanelFile);
