import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { scanPlaces } from '../../../models/genome/file/scan-places.ts';
import { wantedOf } from '../../../models/genome/vcf/wanted.ts';
import { makePgxLines } from '../../fixtures/make-pgx-vcf.ts';
import { pgxTables } from '../../fixtures/pgx-tables.ts';
import { programOf, runChild } from '../main/child.ts';
import { median, notMeasured, number, repeat, spread } from '../main/measure.ts';
import type { Line, Section } from '../main/measure.ts';
import { makeVcf } from '../main/parts/make-vcf.ts';
import { readOnce } from './read.ts';

const records = 2_000_000;
const mostRatio = 1.5;
const kinds = [
  { kind: 'tbi', args: ['index', '-f', '-t'] },
  { kind: 'csi', args: ['index', '-f', '-c'] },
] as const;

/** The same places read through an index, beside `bcftools view -R`. */
export const indexSection: Section = {
  title: `All places through an index (${records} records; a process each, turn about)`,
  measure: async ({ folder, runs }) => {
    const bcftools = programOf('bcftools');
    if (!bcftools) return [notMeasured('index', 'bcftools, which makes it, is not installed')];
    const tables = [...pgxTables().values()];
    const places = wantedOf(scanPlaces(tables));
    const besides = makePgxLines({ tables, genotypes: {} });
    const regions = path.join(folder, 'regions.tsv');
    const rows = Object.entries(places).flatMap(([contig, starts]) =>
      Array.from(starts, (start) => `chr${contig}\t${start + 1}\n`),
    );
    writeFileSync(regions, rows.join(''));
    const lines: Line[] = [];
    for (const { kind, args } of kinds) {
      const file = path.join(folder, `${kind}.vcf.gz`);
      await makeVcf(file, records, { besides });
      await runChild(bcftools, [...args, file]);
      const rounds = await repeat(runs, async () => ({
        ours: await readOnce({ path: file, isIndexUsed: true }),
        peer: await runChild(bcftools, ['view', '-H', '-R', regions, file], { isOutKept: false }),
      }));
      const [read, peers] = [rounds.map(({ ours }) => ours.read.ms), rounds.map(({ peer }) => peer.ms)];
      const ratio = median(read) / median(peers);
      const first = rounds[0]?.ours.read;
      lines.push(
        {
          what: `${kind}: ${rows.length} places, ${first?.kept ?? 0} records kept${first?.reading === 'index' ? '' : ` (${first?.problems.join(', ')})`}`,
          value: spread(read, 'ms'),
          ratio: `${number(ratio)}× bcftools view -R`,
          goal: { text: `≤ ${mostRatio}`, isMet: ratio <= mostRatio && first?.reading === 'index' },
        },
        {
          what: '  the whole process, Node started',
          value: spread(
            rounds.map(({ ours }) => ours.ended.ms),
            'ms',
          ),
        },
        {
          what: '  its peak memory',
          value: spread(
            rounds.map(({ ours }) => ours.ended.peakMb),
            'MB',
          ),
        },
        { what: '  beside: bcftools view -R', value: spread(peers, 'ms') },
      );
    }
    return lines;
  },
};
