import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { programOf, runChild } from '../main/child.ts';
import type { Ended } from '../main/child.ts';
import { median, notMeasured, number, repeat, spread } from '../main/measure.ts';
import type { Line, Section } from '../main/measure.ts';
import { makeVcf } from '../main/parts/make-vcf.ts';
import type { MadeRecord } from '../main/parts/make-vcf.ts';
import { readOnce } from './read.ts';

const records = 1_500_000; // a third of them are A/T or C/G, which a score may not use
const pairs = new Set(['AT', 'TA', 'CG', 'GC']);

interface Peer {
  readonly name: string;
  readonly idOf: (record: MadeRecord) => string; // as it names a variant without an id
  readonly args: (genome: string, score: string, out: string) => string;
  readonly sumIn: string; // what it writes behind `out`
}
const peers: readonly Peer[] = [
  {
    name: 'plink2',
    idOf: ({ contig, position, ref, alt }) => `${contig}:${position}:${ref}:${alt}`,
    args: (genome, score, out) =>
      `--vcf ${genome} --set-all-var-ids @:#:$r:$a --threads 1 --out ${out} ` +
      `--score ${score} 1 2 3 header no-mean-imputation cols=+scoresums --bad-freqs`,
    sumIn: '.sscore',
  },
  {
    name: 'plink1.9',
    idOf: ({ contig, position, ref, alt }) => `chr${contig}:${position}:${[ref, alt].sort().join(':')}`,
    args: (genome, score, out) =>
      `--vcf ${genome} --set-missing-var-ids @:#:$1:$2 --out ${out} --score ${score} 1 2 3 header sum`,
    sumIn: '.profile',
  },
];

const scoreOf = (folder: string, { name }: Peer): string => path.join(folder, `score.${name}`);

/** A genome and a score with a row for each of its records whose strand can be told, as the PGS Catalog writes one and as each peer reads one. */
const makeScore = async (folder: string): Promise<{ genome: string; score: string }> => {
  const own = ['#pgs_id=made\n#genome_build=GRCh38\n#weight_type=beta\n'];
  own.push('rsID\tchr_name\tchr_position\teffect_allele\tother_allele\teffect_weight\n');
  const theirs = peers.map((peer) => ({ peer, rows: ['ID\tA1\tWEIGHT\n'] }));
  let row = 0;
  const genome = path.join(folder, 'scored.vcf.gz');
  await makeVcf(genome, records, {
    onRecord: (record) => {
      const { contig, position, ref, alt } = record;
      if (pairs.has(ref + alt)) return;
      const weight = (((row * 7919) % 20_011) / 1e7 - 1e-3).toFixed(7);
      const [effect, other] = row++ % 2 === 0 ? [alt, ref] : [ref, alt];
      own.push(`rs${row}\t${contig}\t${position}\t${effect}\t${other}\t${weight}\n`);
      for (const { peer, rows } of theirs) rows.push(`${peer.idOf(record)}\t${effect}\t${weight}\n`);
    },
  });
  const score = path.join(folder, 'score.txt');
  writeFileSync(score, own.join(''));
  for (const { peer, rows } of theirs) writeFileSync(scoreOf(folder, peer), rows.join(''));
  return { genome, score };
};

const lastNumber = (file: string): number => Number(readFileSync(file, 'utf8').trim().split(/\s+/).at(-1));

/** A long polygenic score summed while the file is read, beside PLINK. */
export const scoreSection: Section = {
  title: `A polygenic score of a million rows over a VCF of ${records} records (a process each, turn about)`,
  measure: async ({ folder, runs }) => {
    const made = await makeScore(folder);
    const there = peers.flatMap((peer) => {
      const program = programOf(peer.name);
      return program ? [{ ...peer, program }] : [];
    });
    const out = path.join(folder, 'plink');
    const rounds = await repeat(runs, async () => {
      const ours = await readOnce({ path: made.genome, scores: [made.score], isCounted: true });
      const others: Ended[] = [];
      for (const peer of there) {
        const args = peer.args(made.genome, scoreOf(folder, peer), out).split(' ');
        others.push(await runChild(peer.program, args, { isOutKept: false }));
      }
      return { ours, others };
    });
    const read = rounds.map(({ ours }) => ours.read.ms);
    const sum = Number(rounds[0]?.ours.read.sums[0]);
    const lines: Line[] = [
      { what: `scan and score; the sum is ${sum}`, value: spread(read, 'ms') },
      {
        what: '  its peak memory',
        value: spread(
          rounds.map(({ ours }) => ours.ended.peakMb),
          'MB',
        ),
      },
    ];
    for (const [i, { name, sumIn }] of there.entries()) {
      const own = rounds.map(({ others }) => others[i]?.ms ?? NaN);
      const theirs = lastNumber(out + sumIn);
      const isSame = Math.abs(theirs - sum) <= 1e-5 * Math.max(1, Math.abs(sum));
      lines.push({
        what: `  beside: ${name}, its sum ${theirs}`,
        value: spread(own, 'ms'),
        ratio: `ours takes ${number(median(read) / median(own))}× of it`,
        goal: { text: 'the same sum', isMet: isSame },
      });
    }
    for (const { name } of peers)
      if (!there.some((peer) => peer.name === name)) lines.push(notMeasured(`  beside: ${name}`, 'not installed'));
    return lines;
  },
};
