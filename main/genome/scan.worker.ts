import type { Counted } from '../../models/base/ipc/counted.ts';
import { answerWorker } from '../app/jobs/worker-port.ts';
import type { ScanResult, ScanStart } from './read-vcf-file.ts';
import { startSearchPool } from './read/search-pool.ts';

// The other threads are started first, and load while this one does.
answerWorker<ScanStart, Counted, ScanResult>(async (start, report) => {
  const search = startSearchPool(start.path);
  const { readGenomeFile } = await import('./read-genome-file.ts');
  const result = await readGenomeFile({ ...start, search }, report);
  if (result.body.reading === 'index') return result;
  report({ step: 'genome.step-count', done: 0, total: result.body.bytes });
  const { sample, build } = result.body;
  const { countAndFind } = await import('./variants/count-and-find.ts');
  const panels = start.panels ?? { panels: [], spans: [] };
  const counted = await countAndFind({ path: start.path, samples: [sample], build }, panels, report);
  return { ...result, counted: counted?.[0] ?? null };
});
