import { statSync } from 'node:fs';
import path from 'node:path';
import { programOf, runChild } from '../main/child.ts';
import { median, notMeasured, number, repeat, spread } from '../main/measure.ts';
import type { Line, Section } from '../main/measure.ts';
import { makeVcf } from '../main/parts/make-vcf.ts';
import { readOnce } from './read.ts';

const mostRatio = 0.4; // of a file of five million lines
const goalFrom = 5_000_000;
const query = ['query', '-f', '%CHROM\t%POS\t%REF\t%ALT[\t%GT]\n'] as const;

/** A whole genome read for all places that the program asks for, beside `bcftools query` of every record. */
export const scanSection = (records: number): Section => ({
  title: `Scan of a bgzipped VCF of ${records} records (a process each, turn about)`,
  measure: async ({ folder, runs }) => {
    const file = path.join(folder, `genome-${records}.vcf.gz`);
    const textMb = (await makeVcf(file, records)) / 1e6;
    const storedMb = statSync(file).size / 1e6;
    const bcftools = programOf('bcftools');
    const rounds = await repeat(runs, async () => ({
      ours: await readOnce({ path: file }),
      peer: bcftools ? await runChild(bcftools, [...query, file], { isOutKept: false }) : null,
    }));
    const scan = rounds.map(({ ours }) => ours.read.ms);
    const of = (value: (round: (typeof rounds)[number]) => number): readonly number[] => rounds.map(value);
    const peers = rounds.flatMap(({ peer }) => peer ?? []);
    const ratio = median(scan) / median(peers.map(({ ms }) => ms));
    const lines: Line[] = [
      {
        what: `scan, ${number(storedMb)} MB stored, ${number(textMb)} MB of text`,
        value: spread(scan, 'ms'),
        ...(bcftools ? { ratio: `${number(ratio)}× bcftools query` } : {}),
        ...(bcftools && records >= goalFrom ? { goal: { text: `≤ ${mostRatio}`, isMet: ratio <= mostRatio } } : {}),
      },
      { what: '  rate', value: `${number((textMb * 1000) / median(scan))} MB/s of text` },
      {
        what: '  the whole process, Node started',
        value: spread(
          of(({ ours }) => ours.ended.ms),
          'ms',
        ),
      },
      {
        what: '  its CPU time',
        value: spread(
          of(({ ours }) => ours.ended.cpuMs),
          'ms',
        ),
      },
      {
        what: '  its peak memory',
        value: spread(
          of(({ ours }) => ours.ended.peakMb),
          'MB',
        ),
      },
    ];
    if (!bcftools) return [...lines, notMeasured('  beside: bcftools', 'bcftools is not installed')];
    return [
      ...lines,
      {
        what: '  beside: bcftools query, every record',
        value: spread(
          peers.map(({ ms }) => ms),
          'ms',
        ),
      },
      {
        what: '    its CPU time',
        value: spread(
          peers.map(({ cpuMs }) => cpuMs),
          'ms',
        ),
      },
    ];
  },
});
