import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { runChild } from '../main/child.ts';
import { notMeasured, number, repeat, spread } from '../main/measure.ts';
import type { Section } from '../main/measure.ts';

/** The command line over every sample of a file of 100. */
export const samplesSection: Section = {
  title: '`genome --sample all` of 100 samples, as typed (a process each)',
  measure: async ({ root, folder, runs }) => {
    const vcf = path.join(root, '../shared/data/genomics/pgx/100samples.vcf.bgz');
    if (!existsSync(vcf)) return [notMeasured('100 samples', 'the shared data is not there')];
    const out = path.join(folder, 'all.json');
    const args = [path.join(root, 'main/app/cli/main.ts'), 'genome', '--vcf', vcf, '--sample', 'all', '--out', out];
    const env = { PHENOSCOPE_PASSPHRASE: 'a passphrase for one bench' };
    const rounds = await repeat(runs, () => runChild(process.execPath, args, { env }));
    return [
      {
        what: `${number(statSync(out).size / 1e6)} MB of JSON`,
        value: spread(
          rounds.map(({ ms }) => ms),
          'ms',
        ),
      },
      {
        what: '  its peak memory',
        value: spread(
          rounds.map(({ peakMb }) => peakMb),
          'MB',
        ),
      },
    ];
  },
};
