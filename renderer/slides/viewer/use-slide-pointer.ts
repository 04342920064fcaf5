import { useEffect, useRef } from 'react';
import type { RefObject } from 'react';
import { regionWithin } from '../../../models/imaging/measure/pixel-region.ts';
import type { PixelRegion } from '../../../models/imaging/measure/pixel-region.ts';
import { movedBy, pixelFromScreen, zoomedAt } from '../../../models/slides/view/slide-view.ts';
import { changeView, closeLine, setRegion, slidesView } from '../slides-view.ts';

type Point = readonly [number, number];

interface Drag {
  readonly kind: 'move' | 'zoom' | 'region' | 'outline';
  readonly from: Point; // CSS pixels of the viewer
  last: Point;
}

/** A press that moved less is a click. */
const clickPx = 4;
const wheelZoom = 1.0015; // a factor for each unit of the wheel

/** Middle drags, right zooms, left does what the tool says; the wheel zooms at the pointer. Two clicks draw a region too. */
export function useSlidePointer(element: RefObject<HTMLElement | null>): void {
  const drag = useRef<Drag | null>(null);
  const corner = useRef<Point | null>(null); // of a region that waits for its second click, pixels of the slide
  useEffect(() => {
    const target = element.current;
    if (!target) return undefined;
    const at = ({ clientX, clientY }: MouseEvent): Point => {
      const { left, top } = target.getBoundingClientRect();
      return [clientX - left, clientY - top];
    };
    const down = (event: PointerEvent): void => {
      const isOnMark = event.target instanceof Element && event.target.closest('.slide-remarks') !== null;
      if (event.button > 2 || isOnMark) return;
      target.setPointerCapture(event.pointerId);
      target.focus({ preventScroll: true });
      const { tool } = slidesView.get();
      const kind = event.button === 1 ? 'move' : event.button === 2 ? 'zoom' : tool === 'pan' ? 'move' : tool;
      drag.current = { kind, from: at(event), last: at(event) };
      event.preventDefault();
    };
    const move = (event: PointerEvent): void => {
      const now = at(event);
      const { current } = drag;
      if (current === null) return void (corner.current && showDraft(corner.current, pixelAt(now)));
      const [dx, dy] = [now[0] - current.last[0], now[1] - current.last[1]];
      current.last = now;
      if (current.kind === 'move') changeView((view) => movedBy(view, [dx, dy]));
      else if (current.kind === 'zoom')
        changeView((view, { size }) => zoomedAt(view, size, current.from, wheelZoom ** (-4 * dy)));
      else if (current.kind === 'outline') addToLine(pixelAt(now));
      else if (isDragged(current)) showDraft(corner.current ?? pixelAt(current.from), pixelAt(now));
    };
    const up = (event: PointerEvent): void => {
      const { current } = drag;
      drag.current = null;
      if (current?.kind === 'outline') return endOfLine(current, pixelAt(at(event)));
      if (current?.kind !== 'region') return;
      const here = pixelAt(at(event));
      const first = corner.current ?? (isDragged(current) ? pixelAt(current.from) : null);
      corner.current = first ? null : here;
      if (!first) return;
      const region = between(first, here);
      if (region) setRegion(region);
    };
    const cancel = (): void => {
      drag.current = null;
      corner.current = null;
      slidesView.set((state) => ({ ...state, draft: null, line: [] }));
    };
    const wheel = (event: WheelEvent): void => {
      event.preventDefault();
      changeView((view, { size }) => zoomedAt(view, size, at(event), wheelZoom ** -event.deltaY));
    };
    const noMenu = (event: Event): void => event.preventDefault();
    target.addEventListener('pointerdown', down);
    target.addEventListener('pointermove', move);
    target.addEventListener('pointerup', up);
    target.addEventListener('pointercancel', cancel);
    target.addEventListener('wheel', wheel, { passive: false });
    target.addEventListener('contextmenu', noMenu);
    return () => {
      target.removeEventListener('pointerdown', down);
      target.removeEventListener('pointermove', move);
      target.removeEventListener('pointerup', up);
      target.removeEventListener('pointercancel', cancel);
      target.removeEventListener('wheel', wheel);
      target.removeEventListener('contextmenu', noMenu);
    };
  }, []);
}

const stepPx = 3; // of a line drawn by hand
const closePx = 10; // near enough to a line's first corner to close it

const apart = (a: Point, b: Point): number => Math.hypot(a[0] - b[0], a[1] - b[1]) * (slidesView.get().view?.zoom ?? 1);

/** A line follows the hand, a corner every few pixels. */
function addToLine(point: Point): void {
  const last = slidesView.get().line.at(-1);
  if (!last || apart(last, point) >= stepPx) slidesView.set((state) => ({ ...state, line: [...state.line, point] }));
}

/** A dragged line is closed when it is let go; a clicked one by a click on its first corner, or by Enter. */
function endOfLine(drag: Drag, point: Point): void {
  if (isDragged(drag)) return closeLine();
  const [first, second, third] = slidesView.get().line;
  if (first && second && third && apart(first, point) <= closePx) return closeLine();
  addToLine(point);
}

const isDragged = ({ from, last }: Drag): boolean => Math.hypot(last[0] - from[0], last[1] - from[1]) >= clickPx;

const pixelAt = (point: Point): Point => {
  const { view, size } = slidesView.get();
  return view ? pixelFromScreen(view, size, point) : [0, 0];
};

/** The whole pixels between two places, cut to the slide; undefined beside it. */
function between([ax, ay]: Point, [bx, by]: Point): PixelRegion | undefined {
  const { slide } = slidesView.get();
  const [left, top] = [Math.round(Math.min(ax, bx)), Math.round(Math.min(ay, by))];
  const [right, bottom] = [Math.round(Math.max(ax, bx)), Math.round(Math.max(ay, by))];
  return slide
    ? regionWithin({ column: left, row: top, columns: right - left + 1, rows: bottom - top + 1 }, slide)
    : undefined;
}

const showDraft = (a: Point, b: Point): void => slidesView.set((state) => ({ ...state, draft: between(a, b) ?? null }));
