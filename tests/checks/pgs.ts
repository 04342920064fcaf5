// Polygenic scores against the reference calculation, by score file: `npm run check:pgs [-- --show 20]`. Needs the shared
// data beside the checkout.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Refusal, Result } from '../../models/base/result.ts';
import type { VcfRecord } from '../../models/genome/vcf/read-record.ts';
import { placeScore } from '../../models/genome/pgs/ancestry/place-score.ts';
import { readPanel } from '../../models/genome/pgs/ancestry/reference-panel.ts';
import type { PanelPerson } from '../../models/genome/pgs/ancestry/reference-panel.ts';
import type { ScoreFile } from '../../models/genome/pgs/file/score-file.ts';
import { ScoreReader } from '../../models/genome/pgs/file/score-reader.ts';
import { matchKinds } from '../../models/genome/pgs/match/match-kind.ts';
import { missingCopies, ScoreTally } from '../../models/genome/pgs/match/score-tally.ts';
import type { TalliedRows } from '../../models/genome/pgs/match/score-tally.ts';
import { scoreOf } from '../../models/genome/pgs/score-genotypes.ts';
import { rowStatus, sumScore } from '../../models/genome/pgs/sum-score.ts';
import { readCsv } from '../fixtures/read-csv.ts';
import { readVcfRecords } from '../fixtures/read-vcf-records.ts';
import { printTallies } from '../fixtures/tally.ts';
import type { Tally } from '../fixtures/tally.ts';

const data = path.resolve(import.meta.dirname, '../../../shared/data/genomics');
const limits = { minGenotypeQuality: 0, minDepth: 0, source: 'as the reference program: none' };
const rules = { limits, isFilteredUsed: true };
const builds = { 'kg60.vcf.gz': 'GRCh38', 'cineca50.vcf.gz': 'GRCh37', 'edge.vcf': 'GRCh38' } as const;

const linesOf = (file: string): readonly string[] => {
  const bytes = readFileSync(path.join(data, 'pgs', file));
  return (bytes[0] === 0x1f ? gunzipSync(bytes) : bytes).toString('utf8').split(/\r?\n/);
};
const readScore = (file: string): Result<ScoreFile, Refusal> => {
  const reader = new ScoreReader();
  for (const line of linesOf(file)) reader.add(line);
  return reader.end();
};
const wholeScore = (file: string): ScoreFile => {
  const score = readScore(file);
  if (!score.ok) throw new TypeError(`${file}: ${score.error.code}`);
  return score.value;
};

const targets = new Map<string, ReadonlyMap<string, readonly VcfRecord[]>>();
const samplesOf = (target: string): ReadonlyMap<string, readonly VcfRecord[]> => {
  const samples = targets.get(target) ?? readVcfRecords(path.join(data, 'pgs', target));
  targets.set(target, samples);
  return samples;
};
const buildOf = (target: string) => Object.entries(builds).find(([name]) => name === target)?.[1] ?? 'GRCh38';
const tallied = new Map<string, TalliedRows>();
const tallyOf = (target: string, file: string, sample: string): { score: ScoreFile; rows: TalliedRows } => {
  const score = wholeScore(file);
  const key = `${target} ${file} ${sample}`;
  const known = tallied.get(key);
  if (known) return { score, rows: known };
  const tally = new ScoreTally(score, buildOf(target), rules);
  for (const record of samplesOf(target).get(sample) ?? []) tally.add(record);
  const rows = tally.end();
  tallied.set(key, rows);
  return { score, rows };
};

/** Each row's frequency of the effect allele among the samples that have a genotype, as the reference imputes. */
const cohortFrequencies = (target: string, file: string): Float64Array => {
  const all = Array.from(samplesOf(target).keys(), (sample) => tallyOf(target, file, sample).rows.copies);
  return Float64Array.from(all[0] ?? [], (_, row) => {
    const known = all.map((copies) => copies[row] ?? missingCopies).filter((copies) => copies !== missingCopies);
    return known.reduce((sum, copies) => sum + copies, 0) / (2 * known.length);
  });
};

const isNear = (own: number, expected: string | undefined, tolerance: number): boolean =>
  Math.abs(own - Number(expected)) <= tolerance;

const checkSums = (tally: Tally): void => {
  for (const row of readCsv(path.join(data, 'expected/pgs_sums.csv'))) {
    const { target = '', score_file: file = '', sample = '' } = row;
    const { score, rows } = tallyOf(target, file, sample);
    const kept = {
      isAmbiguousKept: row['keep_ambiguous'] === 'True',
      isMultiallelicKept: row['keep_multiallelic'] === 'True',
    };
    const frequencies = row['missing'] === 'mean' ? cohortFrequencies(target, file) : null;
    const { sum, coverage } = sumScore(score, rows, { ...kept, frequencies });
    const scored = scoreOf(score, { rows, build: buildOf(target) }, { ...rules, ...kept });
    const { matched } = coverage;
    const alleleCount = 2 * coverage.scored;
    const isSame =
      isNear(sum, row['sum'], 1e-5) &&
      isNear(alleleCount === 0 ? 0 : sum / alleleCount, row['avg'], 1e-5) &&
      alleleCount === Number(row['allele_ct']) &&
      matched === Number(row['matched']) &&
      coverage.rows === Number(row['rows']) &&
      scored.ok === (row['passes_0.75'] === 'True') &&
      (scored.ok || scored.error.code === 'genome.pgs-coverage');
    const group = `${target} × ${file}`;
    if (isSame) tally.hit(group);
    else tally.miss(group, `${sample} ${JSON.stringify(row)}\n      own ${sum} of ${matched}, ${alleleCount} alleles`);
  }
};

const checkMatches = (tally: Tally): void => {
  for (const row of readCsv(path.join(data, 'expected/pgs_match_log.csv'))) {
    const { target = '', score_file: file = '' } = row;
    const [sample = ''] = samplesOf(target).keys();
    const { score, rows } = tallyOf(target, file, sample);
    const at = Number(row['row']);
    const status = rowStatus(at, score, rows, {});
    const kind = matchKinds[(rows.kind[at] ?? 0) - 1] ?? '';
    const expected =
      row['status'] === 'excluded' ? (row['flags'] ?? '').replace('_ID', '').split(';')[0] : row['status'];
    // A row that is no bases is refused by name here, and unmatched there.
    const isSame = (status === 'refused' ? 'unmatched' : status) === expected && kind === row['match_type'];
    if (isSame) tally.hit(`${target} × ${file}`);
    else tally.miss(`${target} × ${file}`, `row ${at}: ${status} ${kind}, expected ${expected} ${row['match_type']}`);
  }
};

const panelOf = (file: string): readonly PanelPerson[] => {
  const panel = readPanel(linesOf(file));
  if (!panel.ok) throw new TypeError(panel.error.code);
  return panel.value;
};

const checkPlaces = (tally: Tally): void => {
  const panel = panelOf('ancestry_reference_synthetic.tsv');
  const people = new Map(panelOf('ancestry_target_synthetic.tsv').map((person) => [person.id, person]));
  const tolerances = {
    percentile_MostSimilarPop: 1e-6,
    Z_MostSimilarPop: 1e-6,
    Z_norm1: 1e-6,
    Z_norm2_full_likelihood: 1e-4,
  };
  for (const row of readCsv(path.join(data, 'expected/pgs_znorm.csv'))) {
    const person = people.get(row['IID'] ?? '');
    const placed = person && placeScore(panel, person);
    if (!placed?.ok) {
      tally.miss('panel', `${row['IID']}: ${placed ? placed.error.code : 'not there'}`);
      continue;
    }
    const { percentile, z, zNorm1, zNorm2 } = placed.value;
    const own = {
      percentile_MostSimilarPop: percentile,
      Z_MostSimilarPop: z,
      Z_norm1: zNorm1,
      Z_norm2_full_likelihood: zNorm2,
    };
    for (const [column, tolerance] of Object.entries(tolerances)) {
      const value = Object.entries(own).find(([name]) => name === column)?.[1] ?? Number.NaN;
      if (isNear(value, row[column], tolerance)) tally.hit(column);
      else tally.miss(column, `${row['IID']}: ${value}, expected ${row[column]}`);
    }
  }
};

/** Files that no sum may come from, or only a part of whose rows can be summed. */
const refusals: Readonly<Record<string, string>> = {
  'PGS000002.txt.gz': 'genome.pgs-no-positions',
  'bad_harmonised.txt': 'genome.pgs-no-positions',
  'complex_variants_PGS000021.txt': 'genome.pgs-no-positions',
  'complex_variants_PGS004239.txt': 'genome.pgs-build-unknown',
  'invalid_scorefile.txt': 'genome.pgs-no-positions',
};

const checkFiles = (tally: Tally): void => {
  for (const file of readdirSync(path.join(data, 'pgs')).filter((name) => /\.txt(\.gz)?$/.test(name))) {
    const score = readScore(file);
    const own = score.ok ? 'read' : score.error.code;
    if (own === (refusals[file] ?? 'read')) tally.hit(refusals[file] ?? 'read');
    else tally.miss(refusals[file] ?? 'read', `${file}: ${own}`);
    tally.note(
      `${file}: ${score.ok ? `${score.value.count} rows, ${[...score.value.placements.keys()].join(' and ')}` : own}`,
    );
  }
};

const main = (): number => {
  if (!existsSync(path.join(data, 'expected'))) {
    console.log('check:pgs needs ../shared/data/genomics beside the checkout; nothing was compared');
    return 2;
  }
  return printTallies([
    ['sums, allele counts and refusals below the minimum coverage, pgs_sums.csv', checkSums],
    ['matches of single rows, pgs_match_log.csv', checkMatches],
    ['places in a reference panel, pgs_znorm.csv', checkPlaces],
    ['files that are read or refused', checkFiles],
  ]);
};

process.exitCode = main();
