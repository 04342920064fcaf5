import { cineRates, nextRate, usualRate } from '../../../../models/imaging/sets/cine/cine-rates.ts';
import { placeOf } from '../../view/reading.ts';
import type { Reading } from '../../view/reading.ts';

/** No screen shows more: what the file wants faster runs at this, and says so. */
const mostRate = cineRates.at(-1) ?? 60;

/** How a cine of the active viewport runs. */
export interface CineTime {
  readonly ms: number; // of the image shown now
  readonly from: 'hand' | 'file' | 'usual';
  readonly fileRate: number | undefined; // images a second, as the file has it for the image shown now
}

/** How long the image of the active viewport stands in a cine, and who says so: the reader, else the file, else nobody. */
export function cineTime(state: Reading): CineTime {
  const place = placeOf(state, state.active);
  const fileMs = place && !place.pane.plane ? place.displaySet.frames[place.pane.frame]?.durationMs : undefined;
  const fileRate = fileMs === undefined ? undefined : 1000 / fileMs;
  const byHand = place && state.cineRates[place.displaySet.id];
  const rate = Math.min(byHand ?? fileRate ?? usualRate, mostRate);
  const from = byHand !== undefined ? 'hand' : fileRate !== undefined ? 'file' : 'usual';
  return { ms: 1000 / rate, from, fileRate };
}

/** The reading with the rate of the active viewport's series set by hand; undefined: as the file has it. */
export function withRate(state: Reading, rate: number | undefined): Reading {
  const id = placeOf(state, state.active)?.displaySet.id;
  if (!id) return state;
  const { [id]: before, ...others } = state.cineRates;
  if (before === rate) return state;
  return { ...state, cineRates: rate === undefined ? others : { ...others, [id]: rate } };
}

/** The rate one step up (1) or down (−1) from what it is. */
export const withFaster = (state: Reading, by: 1 | -1): Reading =>
  withRate(state, nextRate(1000 / cineTime(state).ms, by));
