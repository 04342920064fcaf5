import { useRef, useState } from 'react';
import type { Finding } from '../../../models/findings/finding.ts';
import { api } from '../../app/api/api.ts';
import { useCall } from '../../app/api/use-call.ts';
import { Button } from '../../ui/button/button.tsx';
import { tellProblem } from '../../ui/message/problem.ts';
import { numberText } from '../../ui/text/quantity.ts';
import { t } from '../../ui/text/t.ts';
import './threshold.css';

const stillMs = 300; // a slider that stood still so long is where it was meant to be

/** Whether a finding is a model's boxes, of which a threshold says which are shown and counted. */
export const hasThreshold = ({ geometry, by, status }: Finding): boolean =>
  geometry.kind === 'pixel-boxes' && by.kind === 'pack' && status !== 'rejected';

/** From which score on boxes are shown and counted, with the point that the card's figures hold for. One Edit a move. */
export function Threshold({ finding }: { readonly finding: Finding }) {
  const { geometry, by, id, name } = finding;
  const threshold = geometry.kind === 'pixel-boxes' ? geometry.threshold : 0;
  const [moved, setMoved] = useState<{ from: number; to: number } | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const packs = useCall((signal) => api.inference.packs({}, { signal }), 'packs');
  const card = packs.status === 'done' ? packs.value.find((row) => by.kind === 'pack' && row.id === by.id)?.card : null;
  const validated =
    card?.dimensions === 2 && card.output.kind === 'boxes'
      ? card.output.labels.find((label) => label.name === name)?.threshold
      : undefined;
  const set = (to: number | null): void => {
    clearTimeout(timer.current);
    api.inference.setThreshold({ finding: id, threshold: to }).catch((error: unknown) => {
      setMoved(null);
      tellProblem(error);
    });
  };
  const shown = moved?.from === threshold ? moved.to : threshold; // a threshold that came since counts more
  const move = (to: number): void => {
    setMoved({ from: threshold, to });
    clearTimeout(timer.current);
    timer.current = setTimeout(() => set(to), stillMs);
  };
  return (
    <div className="threshold">
      <label>
        {t('findings.threshold')} <output>{numberText(shown, 2)}</output>
        <input
          type="range"
          min={0.05}
          max={0.95}
          step={0.01}
          value={shown}
          list={`${id}-points`}
          onChange={({ currentTarget }) => move(Number(currentTarget.value))}
        />
      </label>
      {validated !== undefined && (
        <>
          <datalist id={`${id}-points`}>
            <option value={validated}>{numberText(validated, 2)}</option>
          </datalist>
          <Button size="small" disabled={validated === threshold} onClick={() => set(null)}>
            {t('findings.threshold.card', { threshold: numberText(validated, 2) })}
          </Button>
        </>
      )}
    </div>
  );
}
