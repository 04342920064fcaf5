import type { ScoreView } from '../../../models/genome/contract.ts';
import type { ScorePlace } from '../../../models/genome/pgs/ancestry/score-place.ts';
import { Distribution } from '../../ui/chart/distribution.tsx';
import { PanelHead } from '../../ui/frame/panel.tsx';
import { Table } from '../../ui/table/table.tsx';
import type { Column } from '../../ui/table/table.tsx';
import { numberText } from '../../ui/text/quantity.ts';
import { message, t } from '../../ui/text/t.ts';

export interface ScoreStripProps {
  readonly scores: readonly ScoreView[];
  readonly places: readonly ScorePlace[];
}

const columns = (): readonly Column[] => [
  { id: 'trait', label: t('genome.trait') },
  { id: 'score', label: t('genome.score-name'), width: 140 },
  { id: 'matched', label: t('genome.score-matched'), width: 160, isNumber: true },
  { id: 'hill', label: t('genome.in-the-reference'), width: 140 },
  { id: 'place', label: '', width: 260 },
];

/** Polygenic scores at a glance: what was found of each, and its place among people, or why it has none. */
export function ScoreStrip({ scores, places }: ScoreStripProps) {
  const placed = places.filter(({ kind }) => kind === 'placed').length;
  return (
    <section aria-label={t('genome.scores-at-a-glance')} tabIndex={0}>
      <PanelHead>
        {t('genome.scores-at-a-glance')}{' '}
        <small>{t('genome.n-with-percentile', { n: placed, all: scores.length })}</small>
      </PanelHead>
      {scores.length === 0 ? (
        <p className="genome-foot-none">{t('genome.no-scores')}</p>
      ) : (
        <Table label={t('genome.scores-at-a-glance')} columns={columns()}>
          {scores.map((view) => (
            <Row key={view.digest} view={view} place={places.find(({ score }) => score === view.digest)} />
          ))}
        </Table>
      )}
    </section>
  );
}

const Row = ({ view, place }: { readonly view: ScoreView; readonly place: ScorePlace | undefined }) => {
  const scored = view.kind === 'shown' && view.result.kind === 'scored' ? view.result.score : null;
  const header =
    scored?.header ?? (view.kind === 'shown' && view.result.kind === 'refused' ? view.result.header : null);
  const name = view.kind === 'shown' ? view.result.name : view.name;
  return (
    <tr>
      <td title={header?.trait ?? name}>
        <b>{header?.trait ?? name}</b>
      </td>
      <td>{header?.id ?? '—'}</td>
      <td data-number>{scored ? `${numberText(scored.coverage.scored)}/${numberText(scored.coverage.rows)}` : '—'}</td>
      <td>{place?.kind === 'placed' && <Distribution z={place.placed.z} />}</td>
      <td>{placeText(view, place)}</td>
    </tr>
  );
};

const placeText = (view: ScoreView, place: ScorePlace | undefined): string => {
  if (view.kind === 'hidden') return message(view.code).what;
  if (view.result.kind === 'refused') return message(view.result.reason.code, view.result.reason.params).what;
  if (!place) return t('genome.no-panel-short');
  if (place.kind === 'refused') return message(place.reason.code, place.reason.params).what;
  const { z, percentile, population, isOutside } = place.placed;
  const said = { z: numberText(z, 2), percentile: numberText(percentile, 0), population };
  return t(isOutside ? 'genome.place-in-outside' : 'genome.place-in', said);
};
