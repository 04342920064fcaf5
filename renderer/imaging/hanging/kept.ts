import type { KeptPane, KeptReading } from '../../../models/imaging/hanging/kept-reading.ts';
import { viewportCount } from '../../../models/imaging/hanging/layout.ts';
import { emptyPane } from '../view/pane.ts';
import type { Pane } from '../view/pane.ts';
import { displaySetOf } from '../view/reading.ts';
import type { Reading } from '../view/reading.ts';
import { likeTile } from '../view/tiles.ts';

/** What of a reading is kept for the next opening. */
export function keptOf(state: Reading): KeptReading {
  const { protocol, stage, layout, grid, tiledFrom, largePlane, active, isAlone, crosshair, isLinked, shifts, fusion } =
    state;
  return {
    schema: 1,
    protocol,
    stage,
    layout,
    grid,
    tiledFrom,
    largePlane,
    panes: state.panes.map((pane) => keptPane(state, pane)),
    aside: state.aside.map((pane) => keptPane(state, pane)),
    active,
    isAlone,
    crosshair,
    isLinked,
    shifts: { ...shifts },
    fusion,
  };
}

/** One viewport as it is kept. */
export function keptPane(state: Reading, pane: Pane): KeptPane {
  const { displaySet, plane, axes, view, fit, voi, isInverted, slab } = pane;
  const shown = displaySetOf(state, displaySet)?.frames[pane.frame];
  return {
    displaySet,
    plane,
    axes,
    view,
    fit,
    voi,
    isInverted,
    slab,
    image: shown ? { sopInstanceUid: shown.sopInstanceUid, frame: shown.frame } : null,
  };
}

/**
 * A study that was just hung, as it was left. A viewport whose series is not here any more says so in its place; where
 * nothing of what was shown is here, or its planes cannot be cut, the study stays as it was hung.
 */
export function restored(hung: Reading, kept: KeptReading): Reading {
  const panes = kept.panes.map((pane) => restoredPane(hung, pane));
  const sets = panes.map(({ displaySet }) => displaySetOf(hung, displaySet));
  const isWhole = panes.length === viewportCount(kept.layout);
  const canShow = kept.layout === 'planes' ? sets.every((set) => set?.volume) : sets.some(Boolean);
  if (!isWhole || !canShow) return hung;
  const { layout, grid, largePlane, crosshair, isAlone, isLinked, shifts, fusion } = kept;
  const isFused = fusion && displaySetOf(hung, fusion.base) && displaySetOf(hung, fusion.over);
  const active = Math.min(kept.active, panes.length - 1);
  const back: Reading = {
    ...hung,
    layout,
    grid,
    tiledFrom: kept.tiledFrom ?? null,
    largePlane,
    crosshair,
    isAlone,
    isLinked,
    shifts,
    fusion: isFused ? fusion : null,
    panes,
    aside: kept.aside.map((pane) => restoredPane(hung, pane)),
    active,
    stage: kept.protocol === hung.protocol && kept.stage < hung.stages.length ? kept.stage : hung.stage,
  };
  return back.tiledFrom === null ? back : likeTile(back, panes[active]?.displaySet ? active : 0);
}

/** A viewport as it was kept, on its image where that is here, else on the middle one. */
export function restoredPane(state: Reading, { image, ...pane }: KeptPane): Pane {
  const frames = displaySetOf(state, pane.displaySet)?.frames ?? [];
  const found = frames.findIndex(
    ({ sopInstanceUid, frame }) => sopInstanceUid === image?.sopInstanceUid && frame === image.frame,
  );
  return { ...emptyPane, ...pane, frame: found >= 0 ? found : frames.length >> 1 };
}

/** The display sets a kept reading needs that are not among those of its study. */
export const needsPrior = (kept: KeptReading, known: ReadonlySet<string>): boolean =>
  [...kept.panes, ...kept.aside].some(({ displaySet }) => displaySet !== null && !known.has(displaySet));
