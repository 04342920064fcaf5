import { mkdtempSync } from 'node:fs';
import path from 'node:path';
import { z } from '../../../models/base/schema.ts';
import { runChild } from './child.ts';
import { number, repeat, spread } from './measure.ts';
import type { Line, Section } from './measure.ts';

const Reported = z.object({ draftMs: z.array(z.number()), exportMs: z.array(z.number()), files: z.array(z.string()) });
const reportChild = path.join(import.meta.dirname, 'parts/report-child.ts');

export const reportSection: Section = {
  title: 'Report (sample case: images, two findings, genome, clinical values; a library made for it)',
  measure: async ({ folder, runs }): Promise<readonly Line[]> => {
    const [done] = await repeat(1, () =>
      runChild(process.execPath, [reportChild, mkdtempSync(path.join(folder, 'report-')), String(runs)]),
    );
    if (!done) return [];
    const { draftMs, exportMs, files } = Reported.parse(JSON.parse(done.out));
    return [
      { what: 'draft: composed anew', value: spread(draftMs, 'ms') },
      { what: `export: ${files.length} files (${files.join(', ')})`, value: spread(exportMs, 'ms') },
      { what: '  peak memory, import, model and scan included', value: `${number(done.peakMb)} MB` },
    ];
  },
};
