// One scan of a VCF by the program's own worker, built as a window runs it, in a process of its own: prints the ms of the
// scan and of the count behind it as JSON.
import { runWorker } from '../../../../main/app/jobs/worker-port.ts';
import type { ScanResult, ScanStart } from '../../../../main/genome/read-vcf-file.ts';
import { scanPlaces } from '../../../../models/genome/file/scan-places.ts';
import { pgxTables } from '../../../fixtures/pgx-tables.ts';
import type { Counted } from '../../../../models/base/ipc/counted.ts';

const [path = ''] = process.argv.slice(2);
const worker = new URL('../../../../dist/main/scan.worker.js', import.meta.url);
const places = scanPlaces(pgxTables().values());
const started = performance.now();
let scanned = 0; // when the second reading, which counts all lines, begins
const { records } = await runWorker<ScanStart, Counted, ScanResult>(
  worker,
  { path, sample: null, places },
  {
    signal: new AbortController().signal,
    onProgress: ({ step }) => {
      if (step === 'genome.step-count') scanned ||= performance.now();
    },
  },
);
const ended = performance.now();
process.stdout.write(JSON.stringify({ ms: scanned - started, countMs: ended - scanned, sites: records.length }));
