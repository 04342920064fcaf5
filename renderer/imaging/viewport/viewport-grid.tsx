import { useEffect, useRef, useState } from 'react';
import type { CSSProperties, DragEvent } from 'react';
import type { DisplaySetId } from '../../../models/base/ids.ts';
import { gridOf } from '../../../models/imaging/hanging/layout.ts';
import { showDisplaySet, showInPane } from '../view/hang.ts';
import { fused, isUpper } from '../view/planes/fusion.ts';
import { displaySetOf, placeOf, priorOf, reading } from '../view/reading.ts';
import type { Reading } from '../view/reading.ts';
import { droppedSeries, isSeriesDrag } from './strip/drag-series.ts';
import { t } from '../../ui/text/t.ts';
import { EmptyTile } from './layout/empty-tile.tsx';
import { EmptyViewport } from './empty-viewport.tsx';
import { FilmViewport } from './video/film-viewport.tsx';
import { Viewport } from './viewport.tsx';
import { useCanvasRound } from '../picture/drawing/use-canvas-round.ts';
import './viewport-grid.css';

/** The viewports in their layout; alone, the active one fills the place of all. A series may be dropped on any. */
export function ViewportGrid({ state, studyDate }: { readonly state: Reading; readonly studyDate: string }) {
  const grid = useRef<HTMLDivElement>(null);
  useFocusFollows(grid, state);
  const [dropAt, drop] = useSeriesDrop();
  const round = useCanvasRound();
  const indices = state.isAlone ? [state.active] : state.panes.map((_, index) => index);
  return (
    <div
      className="viewport-grid"
      ref={grid}
      data-layout={state.layout === 'planes' ? 'planes' : 'grid'}
      data-alone={state.isAlone}
      style={templateOf(state)}
      {...drop}
    >
      {indices.map((index) => {
        const place = placeOf(state, index);
        const isActive = indices.length > 1 && index === state.active;
        const isDropTarget = dropAt === index;
        const priorDate = place ? (priorOf(state, place.displaySet.id)?.date ?? null) : null;
        if (place?.displaySet.video)
          return (
            <FilmViewport
              key={`${index} ${place.displaySet.id}`}
              index={index}
              displaySet={place.displaySet}
              video={place.displaySet.video}
              isActive={isActive}
              isDropTarget={isDropTarget}
              studyDate={priorDate === null ? studyDate : t('imaging.prior', { date: priorDate })}
            />
          );
        if (!place && state.tiledFrom !== null) return <EmptyTile key={index} />;
        return place ? (
          <Viewport
            // Another display set is another viewport: never a pixel of one under the words of another.
            key={`${index} ${place.pane.plane} ${place.displaySet.id} ${round}`}
            index={index}
            place={place}
            tool={state.tool}
            isActive={isActive}
            isSmall={state.layout === 'planes' && index > 0 && !state.isAlone}
            isDropTarget={isDropTarget}
            studyDate={studyDate}
            priorDate={priorDate}
          />
        ) : (
          <EmptyViewport
            key={index}
            index={index}
            isActive={isActive}
            isDropTarget={isDropTarget}
            isMissing={state.panes[index]?.displaySet !== null}
          />
        );
      })}
    </div>
  );
}

function templateOf({ layout, isAlone }: Reading): CSSProperties | undefined {
  if (layout === 'planes' || isAlone) return undefined;
  const { rows, columns } = gridOf(layout);
  return { gridTemplate: `repeat(${rows}, minmax(0, 1fr)) / repeat(${columns}, minmax(0, 1fr))` };
}

/** The focus goes with the active viewport while it is on one, from a tile that was emptied, and to it when another layout was chosen. */
function useFocusFollows(grid: React.RefObject<HTMLElement | null>, { layout, active, tiledFrom }: Reading): void {
  const shown = useRef(layout);
  useEffect(() => {
    const isOther = shown.current !== layout;
    shown.current = layout;
    // The focus of a tile that was emptied lies nowhere.
    const isLost = tiledFrom !== null && document.activeElement === document.body;
    if (!isOther && !isLost && !grid.current?.contains(document.activeElement)) return;
    grid.current?.querySelector<HTMLElement>(`[data-pane="${active}"]`)?.focus();
  }, [layout, active]);
}

interface DropHandlers {
  readonly onDragOver: (event: DragEvent) => void;
  readonly onDragLeave: () => void;
  readonly onDrop: (event: DragEvent) => void;
}

/** Takes series of the strip: the viewport under the pointer, null while none is dragged. */
function useSeriesDrop(): readonly [number | null, DropHandlers] {
  const [at, setAt] = useState<number | null>(null);
  return [
    at,
    {
      onDragOver: (event) => {
        if (!isSeriesDrag(event.dataTransfer)) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = 'copy';
        setAt(paneUnder(event) ?? null);
      },
      onDragLeave: () => setAt(null),
      onDrop: (event) => {
        setAt(null);
        const id = droppedSeries(event.dataTransfer);
        const pane = paneUnder(event);
        if (!id || pane === undefined) return;
        event.preventDefault();
        reading.set((state) => dropped(state, pane, id));
      },
    },
  ];
}

/** A PET that can lie over what the viewport shows is laid over it; anything else is shown in its place. */
function dropped(state: Reading, pane: number, id: DisplaySetId): Reading {
  const [base, set] = [placeOf(state, pane)?.displaySet, displaySetOf(state, id)];
  if (base && set && isUpper(set) && !isUpper(base)) {
    const after = fused(state, base.id, id);
    if (after.fusionRefused === null) return { ...after, active: pane, isStripOpen: false };
    return { ...shownInstead(state, pane, id), fusionRefused: after.fusionRefused };
  }
  return shownInstead(state, pane, id);
}

const shownInstead = (state: Reading, pane: number, id: DisplaySetId): Reading =>
  state.layout === 'planes' ? showDisplaySet(state, id) : { ...showInPane(state, pane, id), isStripOpen: false };

function paneUnder({ target }: DragEvent): number | undefined {
  const pane = target instanceof Element ? target.closest<HTMLElement>('[data-pane]') : null;
  return pane?.dataset['pane'] === undefined ? undefined : Number(pane.dataset['pane']);
}
