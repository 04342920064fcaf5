import type { Counted } from '../../../../models/base/ipc/counted.ts';
import { answerWorker } from '../../../app/jobs/worker-port.ts';
import type { PanelTables } from '../read-panels.ts';
import { readClinvarFile } from './read-clinvar.ts';
import type { ReadClinvar } from './read-clinvar.ts';

/** The file to read, and the panels whose genes count. */
export interface ClinvarStart extends PanelTables {
  readonly path: string;
}

answerWorker<ClinvarStart, Counted, ReadClinvar>(({ path, ...tables }, report) =>
  readClinvarFile(path, tables, report),
);
