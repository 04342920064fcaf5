import { Button } from '../../ui/button/button.tsx';
import { KeyHint } from '../../ui/button/keys/key-hint.tsx';
import { t } from '../../ui/text/t.ts';

export interface DrawnRegionProps {
  readonly size: string | null; // null: none is drawn yet
  readonly onDraw: () => void;
}

/** The region of the slide that the model reads, and the way to one. */
export const DrawnRegion = ({ size, onDraw }: DrawnRegionProps) => (
  <>
    <p className="run-panel-image">{size === null ? t('inference.no-slide-region') : <b>{size}</b>}</p>
    <Button size="small" onClick={onDraw}>
      {t('inference.draw-region')} <KeyHint keys="Shift+E" />
    </Button>
  </>
);
