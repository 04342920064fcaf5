import { useEffect, useReducer, useRef } from 'react';
import type { MouseEvent } from 'react';
import type { Slide } from '../../../models/slides/slide.ts';
import { pixelFromScreen } from '../../../models/slides/view/slide-view.ts';
import { tileOutline } from '../../../models/slides/view/tiles-in-view.ts';
import { useStore } from '../../ui/store.ts';
import { t } from '../../ui/text/t.ts';
import { changeView, slidesView } from '../slides-view.ts';
import type { TileShelf } from '../viewer/tile-shelf.ts';
import './overview.css';

export interface OverviewProps {
  readonly slide: Slide;
  readonly shelf: TileShelf | null;
}

const height = 120; // CSS pixels

/** The whole slide, small, with what the viewer shows of it; a click goes there. The keys of the viewer do the same. */
export function Overview({ slide, shelf }: OverviewProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const { view, size } = useStore(slidesView, (state) => state);
  const width = Math.min(180, (height * slide.columns) / slide.rows);
  const scale = width / slide.columns;
  const [news, countNews] = useReducer((n: number) => n + 1, 0);
  useEffect(() => shelf?.listen(countNews), [shelf]);
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      if (canvas.current && shelf) paintOverview(canvas.current, { slide, shelf, scale });
    });
    return () => cancelAnimationFrame(frame);
  }, [slide, shelf, scale, news]);
  const place = view && {
    low: pixelFromScreen(view, size, [0, 0]),
    high: pixelFromScreen(view, size, [size.width, size.height]),
  };
  const goTo = ({ currentTarget, clientX, clientY }: MouseEvent<HTMLElement>): void => {
    const { left, top } = currentTarget.getBoundingClientRect();
    changeView(({ zoom }) => ({ zoom, center: [(clientX - left) / scale, (clientY - top) / scale] }));
  };
  return (
    <div className="slide-overview">
      <button
        type="button"
        tabIndex={-1}
        aria-label={t('slides.overview')}
        style={{ width, height: slide.rows * scale }}
        onClick={goTo}
      >
        <canvas ref={canvas} />
        {place && (
          <svg aria-hidden="true">
            <rect
              x={place.low[0] * scale}
              y={place.low[1] * scale}
              width={(place.high[0] - place.low[0]) * scale}
              height={(place.high[1] - place.low[1]) * scale}
            />
          </svg>
        )}
      </button>
    </div>
  );
}

/** The tiles of the coarsest level that are here. */
function paintOverview(
  canvas: HTMLCanvasElement,
  { slide, shelf, scale }: { readonly slide: Slide; readonly shelf: TileShelf; readonly scale: number },
): void {
  const at = scale * devicePixelRatio;
  canvas.width = Math.max(1, Math.round(slide.columns * at));
  canvas.height = Math.max(1, Math.round(slide.rows * at));
  const context = canvas.getContext('2d');
  const level = slide.levels.length - 1;
  const of = slide.levels[level];
  if (!context || !of) return;
  for (let row = 0; row * of.tile.rows < of.rows; row++)
    for (let column = 0; column * of.tile.columns < of.columns; column++) {
      const tile = shelf.get({ level, column, row });
      const { left, top, width, height: tall } = tileOutline(of, { column, row });
      if (tile) context.drawImage(tile, left * at, top * at, width * at, tall * at);
    }
}
