import { no, ok } from '../../../base/result.ts';
import type { Refusal, Result } from '../../../base/result.ts';
import { nameOrder } from '../named/name-order.ts';
import { functionOf, phenotypeOf } from '../phenotype.ts';
import type { Phenotype } from '../phenotype.ts';
import type { PgxTable } from '../pgx-table.ts';
import type { OutsideCall, OutsideWarning } from './outside-call.ts';
import { alleleName, lookupName, tableSpelling } from './allele-name.ts';
import { phenotypeWord } from './phenotype-word.ts';

/**
 * Reads a line of a specialised caller: gene, diplotype, phenotype, activity score, between tabs; the last three may be
 * empty, not all.
 *
 * Score beats phenotype beats diplotype; where they disagree it is said. Names that differ from the table's only in form
 * are read as the table's (`respelled`), unless `isStrict`.
 *
 * @returns refusals `genome.outside-line` {line} (nothing told, or more than four fields), `genome.outside-gene` {gene}.
 * @source PharmCAT's outside calls.
 */
export function readOutsideLine(
  line: string,
  tables: ReadonlyMap<string, PgxTable>,
  { isStrict = false }: { readonly isStrict?: boolean } = {},
): Result<OutsideCall, Refusal> {
  const fields = line.split('\t').map((field) => field.trim());
  const [gene = '', pair = '', phenotype = '', activity = ''] = fields;
  const table = tables.get(gene);
  if (fields.length > 4 || (pair === '' && phenotype === '' && activity === ''))
    return no('genome.outside-line', { line });
  if (!table) return no('genome.outside-gene', { gene });
  const told = pair === '' ? [] : pair.split('/').map((name) => alleleName(name, gene));
  const spelled = isStrict ? told : told.map((name) => tableSpelling(name, table));
  const respelled = told.flatMap((from, i) => (spelled[i] === from ? [] : [{ from, to: spelled[i] ?? from }]));
  const read = table.watched.length > 0 ? hla : scored;
  return ok({ ...read(table, { spelled, phenotype, activity }), respelled });
}

interface Told {
  readonly spelled: readonly string[];
  readonly phenotype: string;
  readonly activity: string;
}
type Read = Omit<OutsideCall, 'respelled'>;

/** HLA: each allele that guidelines ask for is positive or negative; a statement on one says nothing of the others. */
const hla = (table: PgxTable, { spelled, phenotype }: Told): Read => {
  const names = spelled.length > 0 ? [...spelled].sort(nameOrder) : null;
  const keys = names
    ? table.watched.map((allele) => `${allele} ${names.includes(allele) ? 'positive' : 'negative'}`)
    : [phenotype];
  const warnings: OutsideWarning[] = [];
  if (names?.length === 1) warnings.push('genome.outside-one-allele');
  if (!names && table.watched.length > 1) warnings.push('genome.outside-untested');
  const known = table.watched.flatMap((allele) => [`${allele} positive`, `${allele} negative`]);
  if (keys.some((key) => !known.includes(key))) warnings.push('genome.outside-unknown-phenotype');
  const status = keys.join('; ');
  return {
    gene: table.gene,
    names,
    functions: [],
    phenotype: status,
    activity: null,
    lookup: { names, keys, phenotype: status, activity: null },
    warnings,
  };
};

const scored = (table: PgxTable, told: Told): Read => {
  const names = told.spelled.length > 0 ? [...told.spelled].sort(nameOrder) : null;
  const wanted = told.spelled.map((name) => lookupName(name, table)).sort(nameOrder);
  const source = names ? phenotypeOf(table, names) : nothing(table);
  const looked = names ? phenotypeOf(table, wanted) : nothing(table);
  const stated = told.activity !== '' ? byScore(table, told.activity) : byWord(table, told.phenotype);
  const isScoreAlone = table.method === 'lowest-function' && !names && told.activity !== '';
  const lookup = stated ?? looked;
  return {
    gene: table.gene,
    names,
    functions: told.spelled.map((name) => functionOf(table, name)),
    ...(stated ?? source),
    lookup: {
      names: names ? wanted : null,
      keys: isScoreAlone ? [] : keysOf(table, lookup),
      ...lookup,
    },
    warnings: warningsOf(table, told, { looked, stated, isScoreAlone }),
  };
};

const nothing = (table: PgxTable): Phenotype => ({ phenotype: null, activity: table.hasActivity ? 'n/a' : null });

const byScore = (table: PgxTable, activity: string): Phenotype => ({
  phenotype: table.phenotypes.find((row) => row.activity === activity)?.phenotype ?? 'Indeterminate',
  activity,
});

const byWord = (table: PgxTable, text: string): Phenotype | null => {
  if (text === '') return null;
  const known = table.phenotypes.map((row) => row.phenotype);
  return { ...nothing(table), phenotype: phenotypeWord(text, table.gene, known) ?? text };
};

/** What guidelines ask for: the activity score, every score of a phenotype that is told alone, else the phenotype. */
const keysOf = (table: PgxTable, { phenotype, activity }: Phenotype): readonly string[] => {
  if (!table.hasActivity) return phenotype === null ? [] : [phenotype];
  if (activity !== null && activity !== 'n/a') return [activity];
  const scores = table.phenotypes.flatMap((row) => (row.phenotype === phenotype ? (row.activity ?? []) : []));
  return [...new Set(scores)].sort();
};

const warningsOf = (
  table: PgxTable,
  { spelled, phenotype, activity }: Told,
  { looked, stated, isScoreAlone }: { looked: Phenotype; stated: Phenotype | null; isScoreAlone: boolean },
): readonly OutsideWarning[] => {
  const found: OutsideWarning[] = [];
  const known = new Set(table.alleles.map(({ name }) => name));
  if (spelled.some((name) => !known.has(lookupName(name, table)))) found.push('genome.outside-unknown-allele');
  const isOther = activity !== '' ? stated?.activity !== looked.activity : stated?.phenotype !== looked.phenotype;
  if (spelled.length > 0 && stated && isOther) found.push('genome.outside-disagree');
  if (activity !== '' && !table.phenotypes.some((row) => row.activity === activity))
    found.push('genome.outside-unknown-score');
  const isWord = activity === '' && phenotype !== '';
  if (isWord && !table.phenotypes.some((row) => row.phenotype === stated?.phenotype))
    found.push('genome.outside-unknown-phenotype');
  const isSingleCopy = table.contig === 'MT' || table.contig === 'X';
  if (spelled.length === 1 && !isSingleCopy) found.push('genome.outside-one-allele');
  if (isScoreAlone) found.push('genome.outside-score-alone');
  return found;
};
