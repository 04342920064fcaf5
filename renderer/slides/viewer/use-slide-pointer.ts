import { useEffect, useRef } from 'react';
import type { RefObject } from 'react';
import { movedBy, zoomedAt } from '../../../models/slides/view/slide-view.ts';
import { chooseAt, chooseNothing } from '../objects/choose-object.ts';
import { measureAt } from '../measures/pick-measure.ts';
import { pick } from '../../app/api/shown-findings.ts';
import { changeView, forgetDrawing, slidesView } from '../slides-view.ts';
import { slideTools } from '../tools/list.ts';
import { pixelAt } from '../tools/slide-tool.ts';
import type { Point, SlideTool } from '../tools/slide-tool.ts';

interface Drag {
  readonly does: 'move' | 'zoom' | SlideTool;
  readonly from: Point; // CSS pixels of the viewer
  readonly start: Point; // the pixel of the slide there
  last: Point;
}

/** A press that moved less is a click. */
const clickPx = 4;
const wheelZoom = 1.0015; // a factor for each unit of the wheel

const chosenTool = (): SlideTool | null => {
  const { tool } = slidesView.get();
  return tool === 'pan' ? null : slideTools[tool];
};

/** A click that moves nothing: on a nucleus it chooses that one, on a line or in a box the finding. */
function chooseUnder(at: Point, isAdding: boolean): void {
  const finding = chooseAt(at, isAdding) ? undefined : measureAt(at);
  if (finding) pick(finding);
}

const isClick = ({ from, last }: Drag): boolean => Math.hypot(last[0] - from[0], last[1] - from[1]) < clickPx;

/** Middle drags, right zooms, left does what the tool says; the wheel zooms at the pointer. */
export function useSlidePointer(element: RefObject<HTMLElement | null>): void {
  const drag = useRef<Drag | null>(null);
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
      const from = at(event);
      const does = event.button === 1 ? 'move' : event.button === 2 ? 'zoom' : (chosenTool() ?? 'move');
      drag.current = { does, from, start: pixelAt(from), last: from };
      if (typeof does === 'object') does.press?.(pixelAt(from));
      event.preventDefault();
    };
    const move = (event: PointerEvent): void => {
      const now = at(event);
      const { current } = drag;
      if (current === null) return chosenTool()?.hover?.(pixelAt(now));
      const [dx, dy] = [now[0] - current.last[0], now[1] - current.last[1]];
      current.last = now;
      if (current.does === 'move') changeView((view) => movedBy(view, [dx, dy]));
      else if (current.does === 'zoom')
        changeView((view, { size }) => zoomedAt(view, size, current.from, wheelZoom ** (-4 * dy)));
      else if (!isClick(current)) current.does.drag(current.start, pixelAt(now));
    };
    const up = (event: PointerEvent): void => {
      const { current } = drag;
      drag.current = null;
      if (current?.does === 'move' && event.button === 0 && isClick({ ...current, last: at(event) }))
        return chooseUnder(current.start, event.shiftKey);
      if (typeof current?.does === 'object')
        current.does.release(current.start, pixelAt(at(event)), isClick({ ...current, last: at(event) }));
    };
    const cancel = (): void => {
      drag.current = null;
      forgetDrawing();
      chooseNothing();
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
