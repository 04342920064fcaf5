// One scan of a VCF by the program's own worker, in a process of its own: prints the ms of the scan as JSON.
import { runWorker } from '../../../../main/app/jobs/worker-port.ts';
import type { ScanResult, ScanStart } from '../../../../main/genome/read-vcf-file.ts';
import { scanPlaces } from '../../../../models/genome/file/scan-places.ts';
import { pgxTables } from '../../../fixtures/pgx-tables.ts';
import type { Counted } from '../../../../models/base/ipc/counted.ts';

const [path = ''] = process.argv.slice(2);
const worker = new URL('../../../../main/genome/scan.worker.ts', import.meta.url);
const places = scanPlaces(pgxTables().values());
const started = performance.now();
const { records } = await runWorker<ScanStart, Counted, ScanResult>(
  worker,
  { path, sample: null, places },
  { signal: new AbortController().signal, onProgress: () => undefined },
);
process.stdout.write(JSON.stringify({ ms: performance.now() - started, sites: records.length }));
