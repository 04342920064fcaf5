// Pharmacogenomics against the reference program's results, by gene: `npm run check:pgx [-- --show 20]`. Needs the shared
// data beside the checkout. Rows of the research modes are counted apart: the product has no such mode.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { callGene } from '../../models/genome/pgx/call-gene.ts';
import { geneKeys } from '../../models/genome/pgx/guidelines/gene-keys.ts';
import { recommend } from '../../models/genome/pgx/guidelines/recommend.ts';
import type { Recommendation } from '../../models/genome/pgx/guidelines/guideline-table.ts';
import type { GeneCall } from '../../models/genome/pgx/gene-call.ts';
import { readPgxSites } from '../../models/genome/pgx/sites/pgx-site.ts';
import { readOutsideLine } from '../../models/genome/pgx/outside/read-outside-line.ts';
import type { OutsideCall } from '../../models/genome/pgx/outside/outside-call.ts';
import { guidelineTables, pgxTables } from '../fixtures/pgx-tables.ts';
import { readVcfSamples } from '../fixtures/read-vcf-samples.ts';
import { printTallies } from '../fixtures/tally.ts';
import type { Tally } from '../fixtures/tally.ts';
import { readTsv } from '../fixtures/read-tsv.ts';

const data = path.resolve(import.meta.dirname, '../../../shared/data/genomics');
// The reference program looks at neither QUAL, FILTER nor depth; the product's own limits are stricter.
const product = {
  limits: { minGenotypeQuality: 0, minDepth: 0, source: 'as the reference program: none' },
  isFilteredUsed: true,
} as const;
// Nor does it follow an indel through a repeat.
const rules = { ...product, isAsWritten: true } as const;

const tables = pgxTables();
const files = new Map<string, ReturnType<typeof readVcfSamples>>();
const samplesOf = (input: string): ReturnType<typeof readVcfSamples> => {
  const read = files.get(input) ?? readVcfSamples(path.join(data, input));
  files.set(input, read);
  return read;
};

const clean = (text: string | undefined): string =>
  (text ?? '')
    .trim()
    .replaceAll(/ *\/ +/g, ' / ')
    .trim();
const score = (activity: string | null): string => (activity === null || activity === 'n/a' ? '' : activity);

/** A call in the columns of the expected rows. */
const columnsOf = (call: GeneCall): Readonly<Record<string, string>> => {
  const { diplotypes, listed, lookup, kind } = call;
  if (kind !== 'called') return { call: kind === 'no-data' ? 'NO_DATA' : 'NO_CALL' };
  const join = (parts: readonly (string | null)[]): string =>
    parts
      .map((part) => part ?? '')
      .join(' / ')
      .trim();
  const isActive = diplotypes.some(({ activity }) => score(activity) !== '');
  return {
    call: listed ? foldTwice(listed).join(' AND ') : diplotypes.map(({ names }) => names.join('/')).join(' OR '),
    phenotype:
      listed || diplotypes.every(({ phenotype }) => !phenotype) ? '' : join(diplotypes.map((d) => d.phenotype)),
    activity_score: listed || !isActive ? '' : join(diplotypes.map(({ activity }) => score(activity))),
    score: listed ? '' : join(diplotypes.map((diplotype) => String(diplotype.score ?? ''))),
    missing_positions: call.missing.length > 0 ? 'yes' : 'no',
    ...(lookup
      ? {
          lookup_diplotype: lookup.names.join('/'),
          lookup_phenotype: lookup.phenotype ?? '',
          lookup_activity: score(lookup.activity),
        }
      : {}),
  };
};

/** A variant on both copies is written `a/a`. */
const foldTwice = (names: readonly string[]): readonly string[] =>
  [...new Set(names)].map((name) => (names.filter((each) => each === name).length > 1 ? `${name}/${name}` : name));

const compared = [
  'call',
  'phenotype',
  'activity_score',
  'score',
  'missing_positions',
  'lookup_diplotype',
  'lookup_phenotype',
  'lookup_activity',
];

type Row = Readonly<Record<string, string>>;
const compare = ({ row, own, gene }: { row: Row; own: Row; gene: string }, tally: Tally): void => {
  const differing = compared.filter((column) => clean(own[column]) !== clean(row[column]));
  if (differing.length === 0) tally.hit(gene);
  else
    tally.miss(
      gene,
      `${row['case']} (${row['kind']}, ${row['phase']}: ${row['detail']})${differing.map((column) => `\n      ${column}: ${clean(own[column])}\n      expected ${clean(row[column])}`).join('')}`,
    );
};

/** The same samples in GRCh37 coordinates and reference bases must give the same calls. */
const checkOtherBuild = (tally: Tally): void => {
  for (const row of readTsv(path.join(data, 'expected/pgx_cases.tsv'))) {
    const gene = row['gene'] ?? '';
    const input = (row['input'] ?? '').replace('.vcf.gz', '.grch37.vcf.gz');
    const table = tables.get(gene);
    if (row['mode'] !== 'default' || !table || input === row['input'] || !existsSync(path.join(data, input))) continue;
    const records = samplesOf(input).get(row['case'] ?? '');
    if (!records) continue;
    const own = columnsOf(callGene(table, readPgxSites(table, { records, build: 'GRCh37' }, rules)));
    compare({ row, own, gene }, tally);
  }
};

/** Lines as a laboratory writes them, indels not normalised, against the results of the file that was. */
const checkRaw = (tally: Tally): void => {
  const raw = readVcfSamples(path.join(data, 'vcf-odd/pharmcat/raw.vcf'));
  for (const row of readTsv(path.join(data, 'expected/pgx_cases.tsv'))) {
    const [gene = '', name = ''] = [row['gene'], row['case']];
    const table = tables.get(gene);
    const records = raw.get(name);
    if (row['mode'] !== 'default' || !records || !table) continue;
    const own = columnsOf(callGene(table, readPgxSites(table, { records, build: 'GRCh38' }, product)));
    compare({ row, own, gene }, tally);
  }
};

/** The calls, followed through repeats as the product does; scores and missing positions then differ rightly. */
const checkFollowed = (tally: Tally): void => {
  for (const row of readTsv(path.join(data, 'expected/pgx_cases.tsv'))) {
    const [gene = '', input = ''] = [row['gene'], row['input']];
    const table = tables.get(gene);
    const samples = samplesOf(input);
    const records = samples.get(row['case'] ?? '') ?? (samples.size === 1 ? [...samples.values()][0] : undefined);
    if (row['mode'] !== 'default' || !records || !table) continue;
    const call = columnsOf(callGene(table, readPgxSites(table, { records, build: 'GRCh38' }, product)));
    const { score = '', missing_positions = '' } = row;
    compare({ row, own: { ...call, score, missing_positions }, gene }, tally);
  }
};

const checkCases = (file: string, tally: Tally): void => {
  for (const row of readTsv(path.join(data, 'expected', file))) {
    const gene = row['gene'] ?? '';
    const table = tables.get(gene);
    if (row['mode'] !== 'default') {
      tally.skip(row['mode'] ?? '');
      continue;
    }
    const samples = samplesOf(row['input'] ?? '');
    const name = (row['case'] ?? '').replace(/^100samples\./, '');
    const records = samples.get(name) ?? (samples.size === 1 ? [...samples.values()][0] : undefined);
    if (!records || !table) {
      tally.miss(gene, `${row['case']}: no such sample or table`);
      continue;
    }
    const own = columnsOf(callGene(table, readPgxSites(table, { records, build: 'GRCh38' }, rules)));
    compare({ row, own, gene }, tally);
  }
};

/** Genes whose diplotypes the reference program prints as one heterozygous variant. */
const shownByVariant = new Set(['DPYD', 'CFTR', 'RYR1', 'CACNA1S']);
const shownPair = (gene: string, names: readonly string[]): string => {
  const reference = tables.get(gene)?.reference;
  if (!shownByVariant.has(gene)) return names.join('/');
  const others = names.filter((name) => name !== reference);
  if (others.length === 0) return 'Reference/Reference';
  return others.length === 1 ? `${others[0]} (heterozygous)` : names.join('/');
};

const outsideColumns = (call: OutsideCall, told: string): Readonly<Record<string, string>> => {
  const table = tables.get(call.gene);
  const isKnown = table?.alleles.some((allele) => allele.function !== null) ?? false;
  const isHla = (table?.watched.length ?? 0) > 0;
  const word = (text: string | null): string => text ?? (isKnown ? 'n/a' : '');
  const [first, second] = call.functions.map((each) => each ?? (isKnown ? 'Unassigned function' : ''));
  const byScore = told.split('|')[3] ? ` (${call.activity})` : '';
  const shown = (names: readonly string[] | null): string =>
    names ? shownPair(call.gene, names) : `${call.phenotype}${byScore}`;
  const isUnused = call.warnings.includes('genome.outside-score-alone');
  const key = isUnused ? 'No Result' : call.lookup.keys.join('; ');
  return {
    source_diplotype: shown(call.names),
    phenotype: word(call.phenotype),
    activity_score: call.activity ?? '',
    function1: isHla ? '' : (first ?? ''),
    function2: isHla ? '' : (second ?? ''),
    lookup_diplotype: isUnused ? 'Unknown/Unknown' : shown(call.lookup.names),
    lookup_key: key === '' ? word(null) : key,
    lookup_activity: isUnused ? 'No Result' : (call.lookup.activity ?? ''),
  };
};

const checkOutside = (tally: Tally): void => {
  for (const row of readTsv(path.join(data, 'expected/pgx_outside_calls.tsv'))) {
    const line = row['line'] ?? '';
    const [gene = ''] = line.split('|');
    const read = readOutsideLine(line.replaceAll('|', '\t'), tables, { isStrict: true });
    const own = read.ok ? outsideColumns(read.value, line) : {};
    const columns = Object.keys(row).filter((column) => !['case', 'line', 'why'].includes(column));
    const differing = columns.filter((column) => clean(own[column]) !== clean(row[column]));
    if (differing.length === 0) tally.hit(gene);
    else
      tally.miss(gene, `${line}${differing.map((c) => `\n      ${c}: ${own[c]}\n      expected ${row[c]}`).join('')}`);
    const further = readOutsideLine(line.replaceAll('|', '\t'), tables);
    if (further.ok && further.value.respelled.length > 0)
      tally.note(
        `${line}: the product reads ${further.value.respelled.map(({ to }) => to).join(', ')}: ${further.value.phenotype}`,
      );
  }
};

/** Text without mark-up, entities and doubled spaces; what is cut off at the end of the expected text is left out. */
const plain = (text: string): string =>
  text
    .replaceAll(/<(\/?[a-z][^>]*(>|$)|\/?$)/g, ' ')
    .replaceAll('&gt;', '>')
    .replaceAll('&lt;', '<')
    .replaceAll('&amp;', '&')
    .replaceAll('&ge;', '≥')
    .replaceAll('&nbsp;', ' ')
    .replaceAll(/&[#\w]*;?$/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
const unclassified = /^(Unspecified|N\/A|n\/a|)$/;

/** Expected rows of a case that no row of ours equals, and ours that no expected row equals. */
const differences = (
  expected: readonly Readonly<Record<string, string>>[],
  own: readonly Recommendation[],
): { readonly lacking: readonly string[]; readonly extra: readonly string[] } => {
  const left = [...own];
  const lacking: string[] = [];
  for (const row of expected) {
    const [lookup = {}] = JSON.parse(row['lookup'] ?? '[]');
    const wanted = plain(row['recommendation_start'] ?? '');
    const at = left.findIndex(
      (each) =>
        each.source === row['source'] &&
        each.drug === row['drug'] &&
        each.guideline === row['guideline_id'] &&
        (each.population ?? '') === (row['population'] === 'n/a' ? '' : row['population']) &&
        (each.strength ?? '') === (unclassified.test(row['strength'] ?? '') ? '' : row['strength']) &&
        isDeepStrictEqual({ ...each.lookup }, { ...lookup }) &&
        plain(each.text ?? '').startsWith(wanted),
    );
    if (at < 0)
      lacking.push(
        `${row['source']} ${row['drug']} ${row['lookup']} ${row['population']} ${row['strength']}: ${wanted}`,
      );
    else left.splice(at, 1);
  }
  const extra = left.map((row) => `${row.source} ${row.drug} ${JSON.stringify(row.lookup)} ${row.population ?? ''}`);
  return { lacking, extra };
};

const checkRecommendations = (tally: Tally): void => {
  const expected = Map.groupBy(readTsv(path.join(data, 'expected/pgx_recommendations.tsv')), (row) => row['case']);
  const guidelines = guidelineTables();
  for (const row of readTsv(path.join(data, 'expected/pgx_outside_calls.tsv'))) {
    const call = readOutsideLine((row['line'] ?? '').replaceAll('|', '\t'), tables, { isStrict: true });
    if (!call.ok) continue;
    const own = recommend(guidelines, geneKeys(tables, [], [call.value]));
    const rows = expected.get(row['case']) ?? [];
    const { lacking, extra } = differences(rows, own);
    for (let i = lacking.length; i < rows.length; i++) tally.hit(call.value.gene);
    for (const one of lacking) tally.miss(call.value.gene, `${row['line']}: lacks ${one}`);
    for (const one of extra) tally.miss(call.value.gene, `${row['line']}: has ${one}`);
  }
};

const main = (): number => {
  if (!existsSync(path.join(data, 'expected'))) {
    console.log('check:pgx needs ../shared/data/genomics beside the checkout; nothing was compared');
    return 2;
  }
  return printTallies([
    ['made and upstream cases, pgx_cases.tsv', (tally) => checkCases('pgx_cases.tsv', tally)],
    ['100 unphased samples, pgx_cases_100samples.tsv', (tally) => checkCases('pgx_cases_100samples.tsv', tally)],
    ['the same samples in GRCh37, cases/*.grch37.vcf.gz', checkOtherBuild],
    ['pgx_cases.tsv, calls alone, indels followed through repeats (as the product reads)', checkFollowed],
    ['raw.vcf, indels not normalised, against the results of raw.preprocessed.vcf', checkRaw],
    ['outside calls as they are spelled, pgx_outside_calls.tsv', checkOutside],
    ['recommendations of the outside calls, pgx_recommendations.tsv', checkRecommendations],
  ]);
};

process.exitCode = main();
