import { BoxSelect, X } from 'lucide-react';
import type { PlacedBox } from '../../app/api/case-view.ts';
import { Button } from '../../ui/button/button.tsx';
import { IconButton } from '../../ui/button/icon-button.tsx';
import { numberText } from '../../ui/text/quantity.ts';
import { t } from '../../ui/text/t.ts';

export interface PlacedBoxesProps {
  readonly boxes: readonly PlacedBox[];
  /** Whether the model knows sides; else boxes are numbered. */
  readonly isSided: boolean;
  /** What is said while none is placed. */
  readonly without: 'inference.no-boxes' | 'inference.no-region';
  readonly onPlace: () => void;
  readonly onRemove: (side: PlacedBox['side']) => void;
}

const sizeOf = ({ low, high }: PlacedBox): string =>
  low.map((from, i) => numberText((high[i] ?? from) - from, 0)).join(' × ');

/** What a box is called: its side; for a model without sides its number, where there are several. */
function boxName({ boxes, isSided }: Pick<PlacedBoxesProps, 'boxes' | 'isSided'>, n: number): string {
  const side = boxes[n]?.side;
  if (isSided && side) return t(`inference.side.${side}`);
  return boxes.length > 1 ? t('inference.box-of', { n: n + 1 }) : t('inference.box');
}

/** The boxes the model will look into, at most one a half of the patient. */
export const PlacedBoxes = ({ boxes, isSided, without, onPlace, onRemove }: PlacedBoxesProps) => (
  <div className="placed-boxes">
    {boxes.length === 0 ? (
      <p>{t(without)}</p>
    ) : (
      <ul>
        {boxes.map((box, n) => (
          <li key={box.side}>
            <span>
              {boxName({ boxes, isSided }, n)} <small>{sizeOf(box)} mm</small>
            </span>
            <IconButton
              icon={X}
              label={t(isSided ? 'inference.remove-box' : 'inference.remove-this', {
                side: boxName({ boxes, isSided }, n),
                box: boxName({ boxes, isSided }, n),
              })}
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
