import { BoxSelect, X } from 'lucide-react';
import type { PlacedBox } from '../../app/api/case-view.ts';
import { Button } from '../../ui/button/button.tsx';
import { IconButton } from '../../ui/button/icon-button.tsx';
import { numberText } from '../../ui/text/quantity.ts';
import { t } from '../../ui/text/t.ts';

export interface PlacedBoxesProps {
  readonly boxes: readonly PlacedBox[];
  /** What is said while none is placed. */
  readonly without: 'inference.no-boxes' | 'inference.no-region';
  readonly onPlace: () => void;
  readonly onRemove: (side: PlacedBox['side']) => void;
}

const sizeOf = ({ low, high }: PlacedBox): string =>
  low.map((from, i) => numberText((high[i] ?? from) - from, 0)).join(' × ');

/** The boxes the model will look into, at most one a side. */
export const PlacedBoxes = ({ boxes, without, onPlace, onRemove }: PlacedBoxesProps) => (
  <div className="placed-boxes">
    {boxes.length === 0 ? (
      <p>{t(without)}</p>
    ) : (
      <ul>
        {boxes.map((box) => (
          <li key={box.side}>
            <span>
              {t(`inference.side.${box.side}`)} <small>{sizeOf(box)} mm</small>
            </span>
            <IconButton
              icon={X}
              label={t('inference.remove-box', { side: t(`inference.side.${box.side}`) })}
              onClick={() => onRemove(box.side)}
            />
          </li>
        ))}
      </ul>
    )}
    <Button size="small" icon={BoxSelect} onClick={onPlace}>
      {t('inference.place-box')}
    </Button>
  </div>
);
