import { Minus, Plus } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { brushedLabel } from '../../../../models/findings/drawn/brushing.ts';
import type { Brushable } from '../../../../models/findings/drawn/brushing.ts';
import { caseView } from '../../../app/api/case-view.ts';
import { IconButton } from '../../../ui/button/icon-button.tsx';
import { useStore } from '../../../ui/store.ts';
import { quantityText } from '../../../ui/text/quantity.ts';
import { t } from '../../../ui/text/t.ts';
import { Swatch } from '../finding-values.tsx';
import './brush-choice.css';

export interface BrushChoiceProps {
  readonly geometry: Brushable;
  readonly onResize: (by: 1 | -1) => void;
}

/** While a mask is painted: with which of its labels, and how large the brush is. */
export function BrushChoice({ geometry, onResize }: BrushChoiceProps) {
  const isBrushing = useStore(caseView, (view) => view.isBrushing);
  const wanted = useStore(caseView, (view) => view.brushLabel);
  const unit = useStore(caseView, (view) => view.brushUnit);
  const radius = useStore(caseView, (view) => view.brushRadius[unit]);
  const part = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isBrushing) part.current?.scrollIntoView({ block: 'nearest' });
  }, [isBrushing]);
  if (!isBrushing) return null;
  const chosen = brushedLabel(geometry, wanted);
  const title = t(geometry.kind === 'mask' ? 'findings.brush.label' : 'findings.brush.label-apart');
  return (
    <div className="brush-choice" ref={part}>
      {geometry.labels.length > 1 && (
        <div role="group" aria-label={title}>
          <p>{title}</p>
          {geometry.labels.map(({ value, name, color }) => (
            <button
              type="button"
              key={value}
              aria-pressed={value === chosen?.value}
              onClick={() => caseView.set((view) => ({ ...view, brushLabel: value }))}
            >
              <Swatch color={color} isDashed={value % 2 === 0} />
              {name}
            </button>
          ))}
        </div>
      )}
      <p className="brush-choice-radius">
        {t('findings.brush.radius', { radius: quantityText(radius, unit, unit === 'px' ? 0 : 1) })}
        <IconButton icon={Minus} label={t('findings.brush.smaller')} keys="(" onClick={() => onResize(-1)} />
        <IconButton icon={Plus} label={t('findings.brush.larger')} keys=")" onClick={() => onResize(1)} />
      </p>
    </div>
  );
}
