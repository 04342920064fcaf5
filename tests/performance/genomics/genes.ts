import path from 'node:path';
import { z } from '../../../models/base/schema.ts';
import { runChild } from '../main/child.ts';
import { median, repeat, spread } from '../main/measure.ts';
import type { Section } from '../main/measure.ts';

const mostMs = 300;
const child = path.join(import.meta.dirname, 'parts/genes-child.ts');
const Called = z.object({ ms: z.number(), adviseMs: z.number(), genes: z.number(), rows: z.number() });

/** What follows a scan: every pharmacogene of one sample, from the records that were kept. */
export const genesSection: Section = {
  title:
    'All pharmacogenes after the scan (unphased, every seventh position heterozygous; a process each, nothing warm)',
  measure: async ({ runs }) => {
    const rounds = await repeat(runs, async () =>
      Called.parse(JSON.parse((await runChild(process.execPath, [child])).out)),
    );
    const ms = rounds.map((round) => round.ms);
    return [
      {
        what: `${rounds[0]?.genes ?? 0} genes`,
        value: spread(ms, 'ms'),
        goal: { text: `≤ ${mostMs} ms`, isMet: median(ms) <= mostMs },
      },
      {
        what: `  then ${rounds[0]?.rows ?? 0} rows of guidelines`,
        value: spread(
          rounds.map(({ adviseMs }) => adviseMs),
          'ms',
        ),
      },
    ];
  },
};
