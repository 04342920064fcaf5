import { CircleDotDashed, Hand, LassoSelect, Maximize, Ruler, SquareDashed, ZoomIn } from 'lucide-react';
import { regionWithin } from '../../models/imaging/measure/pixel-region.ts';
import { movedBy, pixelFromScreen, zoomedAt } from '../../models/slides/view/slide-view.ts';
import { caseView } from '../app/api/case-view.ts';
import { always } from '../ui/action.ts';
import type { Action } from '../ui/action.ts';
import { chooseTool } from './tools/choose-tool.ts';
import { chooseNothing } from './objects/choose-object.ts';
import { takeOutChosen } from './objects/correct-objects.ts';
import { objectActions } from './objects/object-actions.ts';
import { chosenObjects } from './objects/objects-view.ts';
import { row } from './row.ts';
import { focusOn } from '../app/api/shown-findings.ts';
import { ownFocused, removeOwn } from './measures/own-finding.ts';
import { closeLine, keepRegion, removeRegion } from './measures/keep-region.ts';
import { changeView, fitWhole, forgetDrawing, lookAtRegion, slidesView } from './slides-view.ts';
import { slideTools } from './tools/list.ts';

const withRegion = (): true | string => (slidesView.get().region ? true : 'slides.needs-region');
const withOwn = (): true | string =>
  chosenObjects() || ownFocused() || slidesView.get().region ? true : 'slides.needs-own';
const withArea = (): true | string =>
  slidesView.get().view && slidesView.get().slide?.scale.state === 'agreed' ? true : 'slides.needs-scale';
const withTool = (): true | string =>
  slidesView.get().view && slidesView.get().tool !== 'pan' ? true : 'slides.needs-tool';

/** A tenth of the window at a step. */
const move = (x: number, y: number) => (): void => {
  changeView((view, { size }) => movedBy(view, [(x * size.width) / 10, (y * size.height) / 10]));
  const { tool, view } = slidesView.get();
  if (view && tool !== 'pan') slideTools[tool].hover?.(view.center);
};

const zoom = (factor: number) => (): void =>
  changeView((view, { size }) => zoomedAt(view, size, [size.width / 2, size.height / 2], factor));

/** The middle of what is seen, half as wide and high, as the region: the way to one without dragging. */
function regionOfView(): void {
  const { slide, view, size } = slidesView.get();
  if (!slide || !view) return;
  const [left, top] = pixelFromScreen(view, size, [size.width / 4, size.height / 4]).map(Math.round);
  const [columns, rows] = [size.width, size.height].map((side) => Math.max(1, Math.round(side / 2 / view.zoom)));
  if (left === undefined || top === undefined || !columns || !rows) return;
  const region = regionWithin({ column: left, row: top, columns, rows }, slide);
  if (region) keepRegion(region);
}

/** A click of the tool in the middle of what is seen, which the arrow keys move; a line of three corners is closed. */
function setPoint(): void {
  const { tool, view, line } = slidesView.get();
  if (!view || tool === 'pan') return;
  if (line.length > 2) return closeLine();
  slideTools[tool].press?.(view.center);
  slideTools[tool].release(view.center, view.center, true);
}

/** Another field: what was counted before stays as it is. */
function newField(): void {
  focusOn(null);
  chooseTool('count')();
}

/** Delete takes what is chosen away: single nuclei, an own measurement, else the region. */
function remove(): void | Promise<void> {
  if (chosenObjects()) return takeOutChosen();
  return ownFocused() && slidesView.get().regionOf !== 'new' ? removeOwn() : removeRegion();
}

/** Esc: what is being drawn, what is chosen, then the strip, then the tool, then the viewer. */
function leave(): void {
  const { draft, corner, line, length, isStripOpen, tool } = slidesView.get();
  if (draft || corner || line.length > 0 || length) return forgetDrawing();
  if (chosenObjects()) return chooseNothing();
  if (isStripOpen) return slidesView.set((state) => ({ ...state, isStripOpen: false }));
  if (tool !== 'pan') return chooseTool('pan')();
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
}

const toggleOutlines = (): void =>
  caseView.set((view) => ({ ...view, overlays: { ...view.overlays, isShown: !view.overlays.isShown } }));

export const slidesActions: readonly Action[] = [
  row('pan', { keys: ['T'], icon: Hand, run: chooseTool('pan') }),
  row('region', { keys: ['Shift+E'], icon: SquareDashed, run: chooseTool('region') }),
  row('outline', { keys: ['F'], icon: LassoSelect, run: chooseTool('outline') }),
  row('length', { keys: ['L'], icon: Ruler, run: chooseTool('length') }),
  row('count', { keys: ['G'], icon: CircleDotDashed, when: withArea, run: chooseTool('count') }),
  row('new-field', { keys: ['Shift+G'], when: withArea, run: newField }),
  row('point', { keys: ['Enter'], when: withTool, run: setPoint }),
  row('region-of-view', { keys: ['Ctrl+Enter'], run: regionOfView }),
  row('to-region', {
    keys: ['Shift+Space'],
    when: withRegion,
    run: () => {
      const { region } = slidesView.get();
      if (region) lookAtRegion(region);
    },
  }),
  row('remove', { keys: ['Delete'], when: withOwn, run: remove }),
  ...objectActions,
  row('fit', { keys: ['Space'], icon: Maximize, run: fitWhole }),
  row('full', { keys: ['0'], icon: ZoomIn, run: () => changeView((view) => ({ ...view, zoom: 1 })) }),
  row('closer', { keys: ['+', '='], run: zoom(1.25) }),
  row('farther', { keys: ['-'], run: zoom(0.8) }),
  row('left', { keys: ['ArrowLeft'], run: move(1, 0) }),
  row('right', { keys: ['ArrowRight'], run: move(-1, 0) }),
  row('up', { keys: ['ArrowUp'], run: move(0, 1) }),
  row('down', { keys: ['ArrowDown'], run: move(0, -1) }),
  row('outlines', { keys: ['O'], when: always, run: toggleOutlines }),
  row('strip', {
    keys: ['['],
    when: always,
    run: () => slidesView.set((state) => ({ ...state, isStripOpen: !state.isStripOpen })),
  }),
  row('panel', {
    keys: [']'],
    when: always,
    run: () => slidesView.set((state) => ({ ...state, isPanelShown: !state.isPanelShown })),
  }),
  row('leave', { keys: ['Escape'], when: always, run: leave }),
];
