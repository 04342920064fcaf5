import { useEffect, useMemo, useReducer, useRef, useState } from 'react';
import type { RefObject } from 'react';
import type { Slide } from '../../../models/slides/slide.ts';
import { fitSlide, keptView } from '../../../models/slides/view/slide-view.ts';
import { shownFindings } from '../../app/api/shown-findings.ts';
import { useStore } from '../../ui/store.ts';
import { HiddenText } from '../../ui/text/hidden-text.tsx';
import { t } from '../../ui/text/t.ts';
import { CornerLines } from '../beside/corner-lines.tsx';
import { ObjectLayer } from '../objects/object-layer.tsx';
import type { SlideOutline } from '../outlines/slide-outline.ts';
import { said } from '../said.ts';
import { regionText, slidesView } from '../slides-view.ts';
import { isTooMany, paintSlide, wantedTiles } from './paint-slide.ts';
import { RegionLayer } from './region-layer.tsx';
import { TileShelf } from './tile-shelf.ts';
import { useSlidePointer } from './use-slide-pointer.ts';
import './slide-viewer.css';

export interface SlideViewerProps {
  readonly slide: Slide;
  readonly outlines: readonly SlideOutline[];
  readonly onShelf: (shelf: TileShelf) => void;
}

/** The viewer's size; the view is fitted the first time it is known, and kept in bounds afterwards. */
function useViewerSize(element: RefObject<HTMLElement | null>): number {
  const [pixelRatio, setPixelRatio] = useState(devicePixelRatio);
  useEffect(() => {
    const target = element.current;
    if (!target) return undefined;
    const measure = (): void => {
      setPixelRatio(devicePixelRatio);
      const size = { width: target.clientWidth, height: target.clientHeight };
      slidesView.set((state) => ({
        ...state,
        size,
        view: state.view && state.slide ? keptView(state.view, state.slide, size) : state.view,
      }));
    };
    const observer = new ResizeObserver(measure);
    observer.observe(target);
    measure();
    return () => observer.disconnect();
  }, []);
  return pixelRatio;
}

/** One slide: tiles, outlines, region, and what stands in its corners. */
export function SlideViewer({ slide, outlines, onShelf }: SlideViewerProps) {
  const viewer = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const pixelRatio = useViewerSize(viewer);
  useSlidePointer(viewer);
  const findings = useStore(shownFindings, ({ list }) => list);
  const spoken = useStore(said, (text) => text);
  const { view, size, tool, region } = useStore(slidesView, (state) => state);
  const [news, countNews] = useReducer((n: number) => n + 1, 0);
  const levels = slide.levels.map(({ instance }) => instance).join(' '); // other tiles only where these are others
  const shelf = useMemo(() => new TileShelf(slide), [levels]);
  useEffect(() => {
    onShelf(shelf);
    const end = shelf.listen(countNews);
    return () => {
      end();
      shelf.dispose();
    };
  }, [shelf]);
  useEffect(() => {
    if (!view && size.width > 0) slidesView.set((state) => ({ ...state, view: fitSlide(slide, size) }));
  }, [view, size, slide]);
  const shown = useMemo(() => (view ? { slide, view, size, pixelRatio } : null), [slide, view, size, pixelRatio]);
  useEffect(() => {
    if (shown) shelf.want(wantedTiles(shown));
  }, [shown, shelf]);
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      if (canvas.current && shown) paintSlide(canvas.current, shown, { shelf, outlines });
    });
    return () => cancelAnimationFrame(frame);
  }, [shown, shelf, outlines, news]);
  return (
    <div
      ref={viewer}
      className="slide-viewer"
      role="application"
      tabIndex={0}
      aria-roledescription={t('slides.viewer')}
      aria-label={t('slides.viewer-label', {
        name: slide.description || slide.container || t('slides.slide'),
        n: findings.length,
        region: region ? regionText(slide, region) : t('slides.no-region'),
      })}
      data-tool={tool}
    >
      <div role="status">
        <HiddenText>{spoken}</HiddenText>
      </div>
      <canvas ref={canvas} />
      {shown && <RegionLayer shown={shown} findings={findings} />}
      {shown && <ObjectLayer shown={shown} />}
      {shown && (
        <CornerLines
          shown={shown}
          problem={shelf.problem}
          isPartial={isTooMany(shown)}
          isLoading={news >= 0 && shelf.missing > 0}
        />
      )}
    </div>
  );
}
