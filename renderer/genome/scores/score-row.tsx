import type { ReactNode } from 'react';
import type { ScoreView } from '../../../models/genome/contract.ts';
import type { ScoreHeader } from '../../../models/genome/pgs/file/score-header.ts';
import type { PolygenicScore } from '../../../models/genome/pgs/polygenic-score.ts';
import type { ScoreCard } from '../../../models/genome/pgs/score-card.ts';
import type { ScoreResult } from '../../../models/genome/pgs/score-result.ts';
import type { ScorePlace } from '../../../models/genome/pgs/ancestry/score-place.ts';
import { Button } from '../../ui/button/button.tsx';
import { CoverageLine } from '../../ui/chart/coverage-line.tsx';
import { Refusal } from '../../ui/message/refusal.tsx';
import { numberText } from '../../ui/text/quantity.ts';
import { messageText, t } from '../../ui/text/t.ts';
import { ScorePlaceLine } from './score-place-line.tsx';
import './score-row.css';

/** A scoring file that the newest genome file was not read for. */
interface Waiting {
  readonly kind: 'waiting';
  readonly card: ScoreCard;
  readonly onRead: (() => void) | null; // null: there is no genome file
}
export interface ScoreRowProps {
  readonly of: ScoreView | Waiting;
  readonly onConsent?: (() => void) | undefined;
  readonly onRemove?: (() => void) | undefined;
  readonly place?: ScorePlace | undefined; // among people of a panel
  readonly onPanel?: (() => void) | undefined;
  readonly onComponents?: (() => void) | undefined;
  readonly onRemovePanel?: (() => void) | undefined;
}

/** One score: whose it is, what was found of it, its sum; or why there is none. */
export function ScoreRow({
  of,
  onConsent,
  onRemove,
  place,
  onPanel,
  onComponents = nothing,
  onRemovePanel = nothing,
}: ScoreRowProps) {
  const name = of.kind === 'shown' ? of.result.name : of.kind === 'hidden' ? of.name : of.card.name;
  const header = headerOf(of);
  return (
    <li className="score-row">
      <div className="score-row-who">
        <b>{header?.trait ?? header?.name ?? name}</b>
        <span>
          {[header?.id, header?.name === header?.trait ? null : header?.name]
            .filter((each) => each !== null)
            .join(' · ')}
        </span>
        {header && (
          <small>
            {header.citation ?? t('genome.no-citation')} · {header.licence ?? t('genome.catalog-terms')}
          </small>
        )}
        <small className="score-row-file">{name}</small>
      </div>
      <div className="score-row-what">
        {of.kind === 'shown' && <Result of={of.result} />}
        {place && <ScorePlaceLine of={place} onComponents={onComponents} onRemove={onRemovePanel} />}
        {of.kind === 'shown' && of.result.kind === 'scored' && !place && onPanel && (
          <p className="score-row-unread">
            {t('genome.score-no-panel')}
            <Button size="small" onClick={onPanel}>
              {t('genome.load-panel')}
            </Button>
          </p>
        )}
        {of.kind === 'hidden' && (
          <Refusal code={of.code}>
            <Button size="small" onClick={onConsent}>
              {t('genome.to-consent')}
            </Button>
          </Refusal>
        )}
        {of.kind === 'waiting' && <Unread onRead={of.onRead} />}
      </div>
      <div className="score-row-tools">
        {onRemove ? (
          <Button size="small" kind="quiet" onClick={onRemove}>
            {t('genome.remove-score')}
          </Button>
        ) : (
          <small>{t('genome.score-removed')}</small>
        )}
      </div>
    </li>
  );
}

const nothing = (): void => undefined;

const headerOf = (of: ScoreRowProps['of']): ScoreHeader | null => {
  if (of.kind === 'hidden') return null;
  if (of.kind === 'waiting') return of.card.header;
  return of.result.kind === 'scored' ? of.result.score.header : of.result.header;
};

const Unread = ({ onRead }: Pick<Waiting, 'onRead'>): ReactNode => (
  <p className="score-row-unread">
    {t(onRead ? 'genome.score-unread' : 'genome.score-no-file')}
    {onRead && (
      <Button size="small" onClick={onRead}>
        {t('genome.read-the-file')}
      </Button>
    )}
  </p>
);

const Result = ({ of }: { readonly of: ScoreResult }): ReactNode =>
  of.kind === 'refused' ? <Refusal code={of.reason.code} params={of.reason.params} /> : <Sum of={of.score} />;

const Sum = ({ of: { sum, average, alleleCount, coverage, build, remarks } }: { readonly of: PolygenicScore }) => (
  <>
    <dl className="score-row-sum">
      <div>
        <dt>{t('genome.score-sum')}</dt>
        <dd>{numberText(sum)}</dd>
      </div>
      <div>
        <dt>{t('genome.score-average', { n: alleleCount })}</dt>
        <dd>{numberText(average, 6)}</dd>
      </div>
      <div>
        <dt>{t('genome.score-found', { build })}</dt>
        <dd>
          {numberText(coverage.scored)}/{numberText(coverage.rows)}{' '}
          <CoverageLine tested={coverage.scored} of={coverage.rows} isLimiting={coverage.scored < coverage.rows} />
        </dd>
      </div>
      <div>
        <dt>{t('genome.score-weight-lost')}</dt>
        <dd>{numberText(100 * coverage.weightLost, 1)} %</dd>
      </div>
    </dl>
    {remarks.map(({ code, params }) => (
      <p key={code} className="score-row-remark">
        {messageText(code, params)}
      </p>
    ))}
  </>
);
