import type { ScorePlace } from '../../../models/genome/pgs/ancestry/score-place.ts';
import { Button } from '../../ui/button/button.tsx';
import { KeyValues } from '../../ui/frame/key-values.tsx';
import { Note } from '../../ui/message/note.tsx';
import { Refusal } from '../../ui/message/refusal.tsx';
import { numberText } from '../../ui/text/quantity.ts';
import { messageText, t } from '../../ui/text/t.ts';
import { SumsPlot } from './sums-plot.tsx';
import './score-place-line.css';

export interface ScorePlaceLineProps {
  readonly of: ScorePlace;
  readonly onComponents: () => void;
  readonly onRemove: () => void;
}

/** Where the sum lies among the people of a panel: percentile and Z with their population, or why nothing is said. */
export function ScorePlaceLine({ of, onComponents, onRemove }: ScorePlaceLineProps) {
  const { panel } = of;
  const source = t('genome.panel-is', {
    panel: panel.says['panel'] ?? panel.name,
    version: panel.says['version'] ?? '—',
    people: numberText(panel.people),
    licence: panel.says['licence'] ?? panel.says['license'] ?? t('genome.not-stated'),
  });
  const tools = (
    <span className="score-place-tools">
      <Button size="small" kind="quiet" onClick={onComponents}>
        {t('genome.load-components')}
      </Button>
      <Button size="small" kind="quiet" onClick={onRemove}>
        {t('genome.remove-panel')}
      </Button>
    </span>
  );
  if (of.kind === 'refused')
    return (
      <div className="score-place">
        <Refusal code={of.reason.code} params={of.reason.params}>
          {tools}
        </Refusal>
        <small>{source}</small>
      </div>
    );
  const { placed, sums, sum, remarks } = of;
  return (
    <div className="score-place">
      <SumsPlot sums={sums} sum={sum} placed={placed} />
      <KeyValues
        of={[
          [
            t('genome.percentile'),
            t('genome.percentile-in', {
              percentile: numberText(placed.percentile, 0),
              population: placed.population,
              people: placed.people,
            }),
          ],
          [t('genome.z-population'), numberText(placed.z, 2)],
          [t('genome.z-norm-1'), numberText(placed.zNorm1, 2)],
          [t('genome.z-norm-2'), numberText(placed.zNorm2, 2)],
        ]}
      />
      {remarks.map(({ code, params }) => (
        <Note key={code} status={code === 'genome.panel-transfer' ? 'note' : 'warning'}>
          {messageText(code, params)}
        </Note>
      ))}
      <small>
        {source} {t('genome.components-from', { file: of.components ?? '—' })}
      </small>
      {tools}
    </div>
  );
}
