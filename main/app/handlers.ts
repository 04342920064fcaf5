import type { Feature } from '../../models/base/ipc/contract.ts';
import { host } from '../../models/inference/host.ts';
import { routes as dicomRoutes } from '../dicom/bytes.ts';
import { dicomHandlers } from '../dicom/handlers.ts';
import { routes as findingRoutes } from '../findings/bytes.ts';
import { findingsHandlers } from '../findings/handlers.ts';
import { genomeHandlers } from '../genome/handlers.ts';
import { routes as imagingRoutes } from '../imaging/bytes.ts';
import { imagingHandlers } from '../imaging/handlers.ts';
import { routes as inferenceRoutes } from '../inference/bytes.ts';
import { hostHandlers as hostWindow, inferenceHandlers } from '../inference/handlers.ts';
import { libraryHandlers } from '../library/handlers.ts';
import { routes as reportRoutes } from '../report/bytes.ts';
import { reportHandlers } from '../report/handlers.ts';
import { riskHandlers } from '../risk/handlers.ts';
import { routes as slideRoutes } from '../slides/bytes.ts';
import { slidesHandlers } from '../slides/handlers.ts';
import type { Table } from './ipc/router.ts';
import type { ByteRoute } from './serve.ts';

/** What a viewer window may ask. */
export const windowHandlers: Table = {
  dicom: dicomHandlers,
  findings: findingsHandlers,
  genome: genomeHandlers,
  imaging: imagingHandlers,
  inference: inferenceHandlers,
  library: libraryHandlers,
  report: reportHandlers,
  risk: riskHandlers,
  slides: slidesHandlers,
};

/** What the hidden inference window may ask: one feature of its own. */
export const hostFeatures: Readonly<Record<string, Feature>> = { host };
export const hostHandlers: Table = { host: hostWindow };

/** Bytes by URL, each with the windows it exists for. */
export const routes: readonly ByteRoute[] = [
  ...dicomRoutes,
  ...findingRoutes,
  ...imagingRoutes,
  ...inferenceRoutes,
  ...reportRoutes,
  ...slideRoutes,
];
