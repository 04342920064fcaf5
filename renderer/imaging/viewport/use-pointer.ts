import { useEffect, useRef } from 'react';
import type { RefObject } from 'react';
import { patientFromScreen, zoomed } from '../../../models/imaging/view/view-plane.ts';
import type { Point, Size } from '../../../models/imaging/view/view-plane.ts';
import { chosenMarks, hold, letGo } from '../actions/move-held.ts';
import { findTool } from '../tools/list.ts';
import type { Drag, PointerPlace, ToolName } from '../tools/tool.ts';
import { withView } from '../view/adjust.ts';
import { scrolled } from '../view/move.ts';
import { shownView } from '../view/pane.ts';
import { pick } from '../drawings/pick.ts';
import { placeOf, reading } from '../view/reading.ts';
import { pick as pickFinding, shownFindings } from '../../app/api/shown-findings.ts';

const leftButton = 1;
const rightButton = 2;
const middleButton = 4;

/** Which tool the pressed buttons mean: left the chosen one, middle pan, right zoom, both or Alt window. */
function toolOf({ buttons, altKey }: Pick<PointerEvent, 'buttons' | 'altKey'>, chosen: ToolName): ToolName | undefined {
  if ((buttons & leftButton && buttons & rightButton) || (buttons & leftButton && altKey)) return 'window';
  if (buttons & middleButton) return 'pan';
  if (buttons & rightButton) return 'zoom';
  return buttons & leftButton ? chosen : undefined;
}

interface Running {
  readonly drag: Drag;
  readonly from: Point;
  readonly tool: ToolName;
  last: Point;
}

/** Tools that draw nothing: a click with them chooses the finding under it. */
const lookingTools: ReadonlySet<ToolName> = new Set(['window', 'pan', 'scroll']);
const clickPixels = 4;
const distance = (a: Point, b: Point): number => Math.hypot(a[0] - b[0], a[1] - b[1]);

/** Chooses the finding under a click; of one that is chosen already the box there, for the arrow keys. */
function choose(at: PointerPlace): void {
  const picked = pick(at.pane, at);
  letGo();
  if (!picked) return;
  const { finding, box } = picked;
  const chosen = shownFindings.get().focus === finding && box !== null ? chosenMarks() : undefined;
  if (chosen && box !== null) return hold(chosen, { kind: 'box', box, at: 'whole' });
  pickFinding(finding);
}

/** Hands mouse, pen and touch of one viewport to the tools. */
export function usePointer(element: RefObject<HTMLElement | null>, pane: number): void {
  const running = useRef<Running | null>(null);
  useEffect(() => {
    const target = element.current;
    if (!target) return undefined;
    const stop = new AbortController();
    const on = <K extends keyof HTMLElementEventMap>(
      type: K,
      listener: (event: HTMLElementEventMap[K]) => void,
    ): void => target.addEventListener(type, listener, { signal: stop.signal, passive: false });

    const begin = (event: PointerEvent): void => {
      if (event.target instanceof Element && event.target.closest('button')) return;
      const at = placeAt(target, event, pane);
      const name = toolOf(event, reading.get().tool);
      if (!at || !name) return;
      if (running.current?.tool === name) return;
      running.current?.drag.cancel();
      reading.set((state) => (state.active === pane ? state : { ...state, active: pane }));
      const drag = findTool(name).start(at);
      running.current = drag ? { drag, tool: name, from: at.point, last: at.point } : null;
      target.setPointerCapture(event.pointerId);
    };
    const move = (event: PointerEvent): void => {
      const at = placeAt(target, event, pane);
      if (!at) return;
      const current = running.current;
      if (!current) return findTool(reading.get().tool).hover?.(at);
      const step: Point = [at.point[0] - current.last[0], at.point[1] - current.last[1]];
      current.last = at.point;
      current.drag.move(at, step);
    };
    const finish = (event: PointerEvent): void => {
      const current = running.current;
      const at = placeAt(target, event, pane);
      if (!current || event.buttons !== 0) return;
      running.current = null;
      if (!at) return current.drag.cancel();
      current.drag.end(at);
      if (lookingTools.has(current.tool) && distance(current.from, at.point) < clickPixels) choose(at);
    };
    on('pointerdown', begin);
    on('pointermove', (event) => {
      if (event.buttons !== 0 && running.current) begin(event); // a second button joined
      move(event);
    });
    // Escape gives up what the pointer is at, and nothing else.
    const giveUp = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || !running.current) return;
      event.preventDefault();
      running.current.drag.cancel();
      running.current = null;
    };
    window.addEventListener('keydown', giveUp, { signal: stop.signal, capture: true });
    on('pointerup', finish);
    on('pointercancel', finish);
    on('focus', () => reading.set((state) => (state.active === pane ? state : { ...state, active: pane })));
    on('dblclick', () => reading.set((state) => ({ ...state, active: pane, isAlone: !state.isAlone })));
    on('contextmenu', (event) => event.preventDefault());
    on('wheel', (event) => turnWheel(event, target, pane));
    return () => stop.abort();
  }, [pane]);
}

function placeAt(target: HTMLElement, event: MouseEvent, pane: number): PointerPlace | undefined {
  const place = placeOf(reading.get(), pane);
  const view = place && shownView(place);
  if (!view || !place.pane.size) return undefined;
  const point = pointIn(target, event);
  return { pane, point, patient: patientFromScreen(view, place.pane.size, point) };
}

function pointIn(target: HTMLElement, { clientX, clientY }: MouseEvent): Point {
  const box = target.getBoundingClientRect();
  return [clientX - box.left, clientY - box.top];
}

/** Wheel: images, ten with Shift; with Ctrl (a pinch, too) zoom about the pointer. */
function turnWheel(event: WheelEvent, target: HTMLElement, pane: number): void {
  event.preventDefault();
  const turn = event.deltaY === 0 ? event.deltaX : event.deltaY;
  if (turn === 0) return;
  if (!event.ctrlKey) return reading.set((state) => scrolled(state, pane, Math.sign(turn) * (event.shiftKey ? 10 : 1)));
  const about = pointIn(target, event);
  const zoom = (size: Size) => (state: ReturnType<typeof reading.get>) =>
    withView(state, pane, (view) => zoomed(view, 2 ** (-turn / 200), { size, about }));
  const size = reading.get().panes[pane]?.size;
  if (size) reading.set(zoom(size));
}
