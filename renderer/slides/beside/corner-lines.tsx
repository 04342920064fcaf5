import type { AppError } from '../../../models/base/app-error.ts';
import type { Slide } from '../../../models/slides/slide.ts';
import { slideFromPixel } from '../../../models/slides/slide-coordinates.ts';
import { numberText, quantityText } from '../../ui/text/quantity.ts';
import { message, t } from '../../ui/text/t.ts';
import { ObjectHint } from '../objects/object-hint.tsx';
import type { Shown } from '../viewer/paint-slide.ts';
import { SlideRemarks } from './slide-remarks.tsx';
import './corner-lines.css';

export interface CornerLinesProps {
  readonly shown: Shown;
  readonly problem: AppError | null; // of a tile that could not be read
  readonly isPartial: boolean; // more tiles than are fetched at once
  readonly isLoading: boolean;
}

/** What stands in the corners: the slide and its stains, what is wrong, where one is, how large a pixel is and who says so. */
export function CornerLines({ shown, problem, isPartial, isLoading }: CornerLinesProps) {
  const { slide, view } = shown;
  const middle = slideFromPixel(slide, view.center);
  return (
    <>
      <div className="slide-corner" data-corner="top-left">
        <p>
          <b>{slide.description || slide.container || t('slides.slide')}</b>
        </p>
        {slide.stains.length > 0 && <p>{slide.stains.join(', ')}</p>}
        <SlideRemarks warnings={slide.warnings} />
        {problem && <p data-warning>{message(problem.code, problem.params).what}</p>}
      </div>
      <div className="slide-corner" data-corner="bottom-left">
        <ObjectHint />
        {isPartial && <p data-warning>{t('slides.partial')}</p>}
        {isLoading && <p data-dim>{t('slides.loading-tiles')}</p>}
        {middle && <p>{t('slides.position', { x: numberText(middle[0], 3), y: numberText(middle[1], 3) })}</p>}
        <p data-dim>{t('slides.pixels', { columns: numberText(slide.columns), rows: numberText(slide.rows) })}</p>
      </div>
      <div className="slide-corner" data-corner="bottom-right">
        <p>{scaleText(slide)}</p>
        <p>{powerText(slide, view.zoom)}</p>
      </div>
    </>
  );
}

/** Micrometres a pixel, and where they were read. */
function scaleText({ scale: { micrometres, state } }: Slide): string {
  if (!micrometres) return t('slides.no-scale');
  const { acrossColumns, acrossRows } = micrometres;
  const isSquare = Math.abs(acrossColumns - acrossRows) < 0.005 * acrossColumns;
  const size = isSquare
    ? quantityText(acrossColumns, 'µm', 3)
    : `${numberText(acrossColumns, 3)} × ${quantityText(acrossRows, 'µm', 3)}`;
  return t(state === 'agreed' ? 'slides.scale-of-two' : 'slides.scale-of-one', { size });
}

/** The objective, and how much of it the window shows: as if one looked through a weaker one. */
function powerText({ objective }: Slide, zoom: number): string {
  const percent = numberText(zoom * 100, zoom < 0.1 ? 1 : 0);
  if (objective === null) return t('slides.zoom', { percent });
  return t('slides.zoom-of-objective', {
    percent,
    objective: numberText(objective),
    seen: numberText(objective * zoom, objective * zoom < 10 ? 1 : 0),
  });
}
