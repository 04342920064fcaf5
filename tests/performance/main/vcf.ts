import { statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { scanPlaces } from '../../../models/genome/file/scan-places.ts';
import { wantedOf } from '../../../models/genome/vcf/wanted.ts';
import { pgxTables } from '../../fixtures/pgx-tables.ts';
import { z } from '../../../models/base/schema.ts';
import { programOf, runChild } from './child.ts';
import type { Ended } from './child.ts';
import { median, notMeasured, number, repeat, spread } from './measure.ts';
import type { Line, Section } from './measure.ts';
import { makeVcf } from './parts/make-vcf.ts';

const records = 1_000_000;
const Scanned = z.object({ ms: z.number(), countMs: z.number(), sites: z.number() });
const scanChild = path.join(import.meta.dirname, 'parts/scan-child.ts');

/** The places the scan looks for, as bcftools wants them: chromosome and 1-based position. */
function writePlaces(file: string): void {
  const rows = Object.entries(wantedOf(scanPlaces(pgxTables().values()))).flatMap(([contig, starts]) =>
    Array.from(starts, (start) => `chr${contig}\t${start + 1}\n`),
  );
  writeFileSync(file, rows.join(''));
}

const peersOf = (file: string, places: string) =>
  [
    {
      what: 'bcftools query, every record',
      goal: 0.5,
      args: ['query', '-f', '%CHROM\t%POS\t%REF\t%ALT[\t%GT]\n', file],
    },
    {
      what: 'bcftools query -T, the same places',
      goal: 0.5,
      args: ['query', '-T', places, '-f', '%CHROM\t%POS\t%REF\t%ALT[\t%GT]\n', file],
    },
    { what: 'bcftools view -T, the same places', goal: null, args: ['view', '-H', '-T', places, file] },
  ] as const;

export const vcfSection: Section = {
  title: `VCF scan (bgzip, ${records} records; a process each, turn about)`,
  measure: async ({ folder, runs }) => {
    const [file, places] = [path.join(folder, 'genome.vcf.gz'), path.join(folder, 'places.tsv')];
    const textMb = (await makeVcf(file, records)) / 1e6;
    writePlaces(places);
    const bcftools = programOf('bcftools');
    const peers = bcftools ? peersOf(file, places) : [];
    const rounds = await repeat(runs, async () => {
      const ours = await runChild(process.execPath, [scanChild, file]);
      const others: Ended[] = [];
      for (const { args } of peers) if (bcftools) others.push(await runChild(bcftools, args, { isOutKept: false }));
      return { ours, scan: Scanned.parse(JSON.parse(ours.out)), others };
    });
    const storedMb = statSync(file).size / 1e6;
    const scan = rounds.map((round) => round.scan.ms);
    const lines: Line[] = [
      { what: `scan, ${number(storedMb)} MB stored, ${number(textMb)} MB of text`, value: spread(scan, 'ms') },
      {
        what: '  rate',
        value: `${number((storedMb * 1000) / median(scan))} MB/s stored, ${number((textMb * 1000) / median(scan))} MB/s of text`,
      },
      {
        what: '  then all its lines counted, in a second reading',
        value: spread(
          rounds.map((round) => round.scan.countMs),
          'ms',
        ),
      },
      {
        what: '  the whole process, Node started',
        value: spread(
          rounds.map(({ ours }) => ours.ms),
          'ms',
        ),
      },
      {
        what: '  its CPU time',
        value: spread(
          rounds.map(({ ours }) => ours.cpuMs),
          'ms',
        ),
      },
      {
        what: '  its peak memory',
        value: spread(
          rounds.map(({ ours }) => ours.peakMb),
          'MB',
        ),
      },
    ];
    for (const [i, { what, goal: most }] of peers.entries()) {
      const others = rounds.flatMap((round) => round.others[i] ?? []);
      const ratio = median(scan) / median(others.map(({ ms }) => ms));
      lines.push({
        what: `  beside: ${what}`,
        value: spread(
          others.map(({ ms }) => ms),
          'ms',
        ),
        ratio: `scan takes ${number(ratio)}× of it`,
        ...(most === null ? {} : { goal: { text: `≤ ${most}`, isMet: ratio <= most } }),
      });
      lines.push({
        what: '    its CPU time',
        value: spread(
          others.map(({ cpuMs }) => cpuMs),
          'ms',
        ),
      });
    }
    return bcftools ? lines : [...lines, notMeasured('  beside: bcftools', 'bcftools is not installed')];
  },
};
