import { useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import type { Finding } from '../../../../models/findings/finding.ts';
import { marksOf, nextMark, pointAt } from '../../../../models/inference/card/operating-points.ts';
import { api } from '../../../app/api/api.ts';
import { tellProblem } from '../../../ui/message/problem.ts';
import { numberText } from '../../../ui/text/quantity.ts';
import { t } from '../../../ui/text/t.ts';
import { PointFigures } from './point-figures.tsx';
import { Points } from './points.tsx';
import { useBoxLabel } from './use-box-label.ts';
import { WhatChanges } from './what-changes.tsx';
import './threshold.css';

const stillMs = 300; // a slider that stood still so long is where it was meant to be
const [least, most] = [0.05, 0.95];

/** Whether a finding is a model's boxes, of which a threshold says which are shown and counted. */
export const hasThreshold = ({ geometry, by, status }: Finding): boolean =>
  geometry.kind === 'pixel-boxes' && by.kind === 'pack' && status !== 'rejected';

const steps: Readonly<Record<string, 1 | -1>> = { PageUp: 1, PageDown: -1 };

/** From which score on boxes are shown and counted, with the points that the card has figures for. One Edit a move. */
export function Threshold({ finding }: { readonly finding: Finding }) {
  const { geometry, id } = finding;
  const threshold = geometry.kind === 'pixel-boxes' ? geometry.threshold : 0;
  const [moved, setMoved] = useState<{ from: number; to: number } | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const label = useBoxLabel(finding);
  const shown = moved?.from === threshold ? moved.to : threshold; // a threshold that came since counts more
  const set = (to: number): void => {
    clearTimeout(timer.current);
    api.inference
      .setThreshold({ finding: id, threshold: to === label?.threshold ? null : to })
      .catch((error: unknown) => {
        setMoved(null);
        tellProblem(error);
      });
  };
  const move = (to: number): void => {
    setMoved({ from: threshold, to });
    clearTimeout(timer.current);
    timer.current = setTimeout(() => set(to), stillMs);
  };
  const choose = (to: number): void => {
    setMoved({ from: threshold, to });
    set(to);
  };
  const byKey = (event: KeyboardEvent): void => {
    const step = steps[event.key];
    if (!step || !label) return;
    event.preventDefault();
    choose(nextMark(marksOf(label), shown, step));
  };
  const point = label && pointAt(label, shown);
  const score = numberText(shown, 2);
  return (
    <div className="threshold">
      <label>
        {t('findings.threshold')} <output>{point ? `${score}, ${point.name}` : score}</output>
        <span className="threshold-track">
          <input
            type="range"
            min={least}
            max={most}
            step={0.01}
            value={shown}
            aria-valuetext={point ? `${score}, ${point.name}` : score}
            onKeyDown={byKey}
            onChange={({ currentTarget }) => move(Number(currentTarget.value))}
          />
          {label && marksOf(label).map((mark) => <Mark key={mark} at={mark} />)}
        </span>
      </label>
      {label && <Points label={label} shown={shown} onChoose={choose} />}
      {label && <WhatChanges finding={finding} label={label} shown={shown} />}
      {point && <PointFigures point={point} />}
    </div>
  );
}

/** A point of the card on the slider's track, under the middle of its thumb when it stands there. */
const Mark = ({ at }: { readonly at: number }) => (
  <span
    className="threshold-mark"
    aria-hidden="true"
    style={{ left: `calc(8px + (100% - 16px) * ${(at - least) / (most - least)})` }}
  />
);
