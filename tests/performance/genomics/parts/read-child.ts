// One reading of a genome file by the program's own thread, as built, in a process of its own. Prints as JSON how long it
// took until the places were read (all lines are counted only afterwards), and what it found.
//   node read-child.ts '{"path":"genome.vcf.gz","isIndexUsed":true,"scores":["score.txt"]}'
import { runWorker } from '../../../../main/app/jobs/worker-port.ts';
import { scoreBytes } from '../../../../main/genome/pgs/read-score.ts';
import type { ScanResult, ScanStart } from '../../../../main/genome/read-vcf-file.ts';
import type { Counted } from '../../../../models/base/ipc/counted.ts';
import { z } from '../../../../models/base/schema.ts';
import { scanPlaces } from '../../../../models/genome/file/scan-places.ts';
import { pgxTables } from '../../../fixtures/pgx-tables.ts';

const Asked = z.object({
  path: z.string(),
  isIndexUsed: z.boolean().default(false),
  scores: z.array(z.string()).default([]),
  isCounted: z.boolean().default(false),
});

const { scores, isCounted, ...asked } = Asked.parse(JSON.parse(process.argv[2] ?? '{}'));
const worker = new URL('../../../../dist/main/scan.worker.js', import.meta.url);
const places = scanPlaces(pgxTables().values());
const started = performance.now();
let read = 0; // when the second reading, which counts all lines, begins
const stop = new AbortController();
const start: ScanStart = {
  ...asked,
  sample: null,
  places,
  scores: await Promise.all(scores.map((file) => scoreBytes(file))),
};
const result = await runWorker<ScanStart, Counted, ScanResult>(worker, start, {
  signal: stop.signal,
  onProgress: ({ step }) => {
    if (step !== 'genome.step-count') return;
    read ||= performance.now();
    if (!isCounted) stop.abort();
  },
}).catch((error: unknown) => {
  if (read === 0) throw error;
  return null;
});
const ended = performance.now();
read ||= ended;
const told = result && {
  reading: result.body.reading,
  kept: result.records.length,
  problems: result.body.problems.map(({ code }) => code),
  sums: result.scores.map((score) => (score.kind === 'scored' ? score.score.sum : score.reason.code)),
};
process.stdout.write(JSON.stringify({ ms: read - started, countMs: ended - read, ...told }));
