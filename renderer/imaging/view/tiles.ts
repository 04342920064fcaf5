import type { DisplaySet } from '../../../models/imaging/display-set.ts';
import { firstPaged, firstScrolled, firstShowing } from '../../../models/imaging/hanging/layout.ts';
import type { Tiling } from '../../../models/imaging/hanging/layout.ts';
import { emptyPane } from './pane.ts';
import type { Pane } from './pane.ts';
import { displaySetOf } from './reading.ts';
import type { Reading } from './reading.ts';
import { toFrame } from './to-frame.ts';

/** True for a display set of several images; a film is one. */
export const canTile = ({ frames, video, kind }: DisplaySet): boolean =>
  frames.length > 1 && !video && kind !== 'document';

/** The tiles of a tiled reading, undefined where none are. */
function tilingOf(state: Reading): Tiling | undefined {
  const { tiledFrom, panes } = state;
  const [first] = panes;
  const set = displaySetOf(state, first?.displaySet ?? null);
  return first && set && tiledFrom !== null
    ? { first: first.frame, count: panes.length, total: set.frames.length }
    : undefined;
}

/** How many tiles show an image: those after the last image are empty. */
export const filledTiles = ({ panes }: Reading): number => panes.filter(({ displaySet }) => displaySet !== null).length;

/**
 * The images of a pane's series from `first` on over all panes, each with this pane's window and view; panes beyond the
 * last image show nothing, and none of them is active.
 */
export function withTiles(state: Reading, like: Pane, first: number): Reading {
  const set = displaySetOf(state, like.displaySet);
  if (!set) return state;
  const panes = state.panes.map((pane, i): Pane => {
    const size = state.isAlone ? like.size : pane.size;
    return first + i < set.frames.length ? { ...toFrame(like, set, first + i), size } : { ...emptyPane, size };
  });
  const filled = Math.min(panes.length, set.frames.length - first);
  return { ...state, panes, active: Math.min(state.active, filled - 1) };
}

/** The other tiles as one of them is: its window, its view, and the images around its own. */
export function likeTile(state: Reading, index: number): Reading {
  const pane = state.panes[index];
  return pane ? withTiles(state, pane, state.panes[0]?.frame ?? 0) : state;
}

function withFirst(state: Reading, first: number): Reading {
  const like = state.panes[state.active];
  return like && first !== state.panes[0]?.frame ? withTiles(state, like, first) : state;
}

/** All tiles `by` images further; where they cannot go on, the active one does. */
export function scrolledTiles(state: Reading, by: number): Reading {
  const tiles = tilingOf(state);
  if (!tiles) return state;
  const first = firstScrolled(tiles, by);
  const moved = withFirst(state, first);
  const rest = by - (first - tiles.first);
  const active = Math.min(Math.max(moved.active + rest, 0), filledTiles(moved) - 1);
  return active === moved.active ? moved : { ...moved, active };
}

/** All tiles a whole page further. */
export function pagedTiles(state: Reading, pages: number): Reading {
  const tiles = tilingOf(state);
  return tiles ? withFirst(state, firstPaged(tiles, pages)) : state;
}

/** The tiles with one image of the series among them, and active. */
export function tilesShowing(state: Reading, image: number): Reading {
  const tiles = tilingOf(state);
  if (!tiles) return state;
  const first = firstShowing(tiles, image);
  return { ...withFirst(state, first), active: image - first };
}
