import type { GenomeSummary } from '../../contract.ts';
import type { ScorePlace } from '../../pgs/ancestry/score-place.ts';
import type { ScoreResult } from '../../pgs/score-result.ts';
import { tableOf } from './genome-table.ts';
import type { Cell, ColumnOf, GenomeTable } from './genome-table.ts';

interface Row {
  readonly result: ScoreResult;
  readonly place: ScorePlace | null;
}

const scored =
  (cell: (score: Extract<ScoreResult, { kind: 'scored' }>['score']) => Cell) =>
  ({ result }: Row): Cell =>
    result.kind === 'scored' ? cell(result.score) : null;
const placed =
  (cell: (place: Extract<ScorePlace, { kind: 'placed' }>) => Cell) =>
  ({ place }: Row): Cell =>
    place?.kind === 'placed' ? cell(place) : null;
const header = ({ result }: Row) => (result.kind === 'scored' ? result.score.header : result.header);

const columns: readonly ColumnOf<Row>[] = [
  ['score', (row) => header(row).id],
  ['name', (row) => header(row).name],
  ['trait', (row) => header(row).trait],
  ['sum', scored(({ sum }) => sum)],
  ['average', scored(({ average }) => average)],
  ['alleles', scored(({ alleleCount }) => alleleCount)],
  ['rows', scored(({ coverage }) => coverage.rows)],
  ['rows_scored', scored(({ coverage }) => coverage.scored)],
  ['rows_without_genotype', scored(({ coverage }) => coverage.missing)],
  ['rows_not_matched', scored(({ coverage }) => coverage.unmatched)],
  ['weight_not_scored', scored(({ coverage }) => coverage.weightLost)],
  ['build', scored(({ build }) => build)],
  ['why_not', ({ result }) => (result.kind === 'refused' ? result.reason.code : null)],
  ['reference_panel', ({ place }) => place && (place.panel.says['panel'] ?? place.panel.name)],
  ['reference_panel_sha256', ({ place }) => place && place.panel.digest],
  ['population', placed(({ placed: own }) => own.population)],
  ['population_people', placed(({ placed: own }) => own.people)],
  ['percentile', placed(({ placed: own }) => own.percentile)],
  ['z', placed(({ placed: own }) => own.z)],
  ['z_norm1', placed(({ placed: own }) => own.zNorm1)],
  ['z_norm2', placed(({ placed: own }) => own.zNorm2)],
  ['warnings', placed(({ remarks }) => remarks.map(({ code }) => code).join(' '))],
  ['no_place', ({ place }) => (place?.kind === 'refused' ? place.reason.code : null)],
  ['citation', (row) => header(row).citation],
  ['licence', (row) => header(row).licence],
  ['file', ({ result }) => result.name],
  ['file_sha256', ({ result }) => result.digest],
];

/** Every score that may be shown: its sum with what it covers, its place with population and warnings. Total. */
export const scoreTable = (summary: GenomeSummary | null, places: readonly ScorePlace[]): GenomeTable =>
  tableOf(
    'scores',
    (summary?.scores ?? []).flatMap((view): Row[] =>
      view.kind === 'shown'
        ? [{ result: view.result, place: places.find(({ score }) => score === view.digest) ?? null }]
        : [],
    ),
    columns,
  );
