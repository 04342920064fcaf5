import { ChartNoAxesColumn } from 'lucide-react';
import type { ScoreView } from '../../../models/genome/contract.ts';
import type { Digest } from '../../../models/base/ids.ts';
import type { ScorePlace } from '../../../models/genome/pgs/ancestry/score-place.ts';
import type { ScoreCard } from '../../../models/genome/pgs/score-card.ts';
import { Button } from '../../ui/button/button.tsx';
import { EmptyState } from '../../ui/message/empty-state.tsx';
import { t } from '../../ui/text/t.ts';
import { LoadingLine } from '../loading/loading-line.tsx';
import { loadScore } from '../loading/loading.ts';
import { ScoreRow } from './score-row.tsx';
import './scores.css';

export interface ScoresProps {
  readonly results: readonly ScoreView[];
  readonly cards: readonly ScoreCard[];
  readonly places: readonly ScorePlace[];
  readonly hasFile: boolean;
  readonly onRead: () => void;
  readonly onConsent: () => void;
  readonly onRemove: (digest: Digest) => void;
  readonly onPanel: (score: Digest) => void;
  readonly onComponents: () => void;
  readonly onRemovePanel: (panel: Digest, score: Digest) => void;
}

/** Every score of the newest file, and the scoring files loaded since. Without a reference panel no sum has a place. */
export function Scores(props: ScoresProps) {
  const { results, cards, places, hasFile, onRead, onConsent, onRemove } = props;
  const waiting = cards.filter(({ digest }) => !results.some((own) => own.digest === digest));
  const remove = (digest: Digest) =>
    cards.some((card) => card.digest === digest) ? () => onRemove(digest) : undefined;
  return (
    <section className="scores" aria-label={t('genome.tab-scores')}>
      <LoadingLine kinds={['score', 'panel', 'components']} />
      {results.length + cards.length === 0 ? (
        <EmptyState icon={ChartNoAxesColumn} title={t('genome.scores-empty')} text={t('genome.scores-empty-text')}>
          <Button kind="primary" onClick={() => void loadScore()}>
            {t('genome.load-score')}
          </Button>
        </EmptyState>
      ) : (
        <>
          <div className="scores-head">
            <p>{t(places.length > 0 ? 'genome.scores-no-risk' : 'genome.scores-no-panel')}</p>
            <Button onClick={() => void loadScore()}>{t('genome.load-score')}</Button>
          </div>
          <ul>
            {results.map((view) => {
              const place = places.find(({ score }) => score === view.digest);
              const isLoaded = cards.some(({ digest }) => digest === view.digest);
              return (
                <ScoreRow
                  key={view.digest}
                  of={view}
                  onConsent={onConsent}
                  onRemove={remove(view.digest)}
                  place={place}
                  onPanel={isLoaded ? () => props.onPanel(view.digest) : undefined}
                  onComponents={props.onComponents}
                  onRemovePanel={place && (() => props.onRemovePanel(place.panel.digest, view.digest))}
                />
              );
            })}
            {waiting.map((card) => (
              <ScoreRow
                key={card.digest}
                of={{ kind: 'waiting', card, onRead: hasFile ? onRead : null }}
                onRemove={remove(card.digest)}
              />
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
