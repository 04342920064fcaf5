import type { DisplaySetId } from '../../../models/base/ids.ts';
import type { DisplaySet } from '../../../models/imaging/display-set.ts';
import { keepSlices } from './stack/volume-slices.ts';
import { loadVolume } from './load-volume.ts';
import type { LoadedVolume } from './load-volume.ts';
import { volumeBytes } from './memory/reduction-of.ts';
import { windowMemory } from './memory/window-memory.ts';

/** What is told of a volume that is being loaded. */
export interface VolumeNews {
  readonly loaded: number; // images
  readonly total: number;
  readonly part: LoadedVolume | null; // a run of its slices that can be shown
}
type OnNews = (news: VolumeNews) => void;

interface Opening {
  readonly volume: Promise<LoadedVolume>;
  readonly aborter: AbortController;
  readonly listeners: Set<OnNews>;
  forgetSlices: () => void; // its images can be had from it until then
}

const ignored = (): void => undefined;

/** Volumes of this window; what they take is counted in its memory, which lets them go. */
const opened = new Map<DisplaySetId, Opening>();
const goneListeners = new Set<(id: DisplaySetId) => void>();
const tellEveryMs = 300; // what is told is drawn: every image would cost more than all the loading

/**
 * The volume of a display set: three viewports that ask at once share one loading. A failed one is asked anew. It stays in
 * memory until all of them stop listening.
 */
export function openVolume(
  displaySet: DisplaySet,
  onNews: OnNews,
): { readonly volume: Promise<LoadedVolume>; readonly stopListening: () => void } {
  const opening = opened.get(displaySet.id) ?? startLoading(displaySet);
  opening.listeners.add(onNews);
  const leave = windowMemory.show(countedAs(displaySet)); // its own images, as they are loaded, must not put it out
  const stopListening = (): void => {
    if (opening.listeners.delete(onNews)) leave();
  };
  return { volume: opening.volume, stopListening };
}

function startLoading(displaySet: DisplaySet): Opening {
  const aborter = new AbortController();
  const listeners = new Set<OnNews>();
  let [told, toldPart] = [-Infinity, -Infinity];
  const tell: OnNews = (news) => listeners.forEach((listener) => listener(news));
  let [loaded, total] = [0, displaySet.frames.length];
  const onProgress = (done: number, of: number): void => {
    [loaded, total] = [done, of];
    const now = performance.now();
    if (now - told < tellEveryMs || now - toldPart < tellEveryMs) return;
    told = now;
    tell({ loaded, total, part: null });
  };
  const onPart = (part: LoadedVolume): void => {
    const now = performance.now();
    if (now - toldPart < tellEveryMs) return;
    toldPart = now;
    tell({ loaded, total, part });
  };
  const volume = loadVolume(displaySet, { signal: aborter.signal, onProgress, onPart });
  const opening: Opening = { volume, aborter, listeners, forgetSlices: ignored };
  opened.set(displaySet.id, opening);
  count(displaySet, opening);
  volume.then((whole) => {
    if (opened.get(displaySet.id) === opening) opening.forgetSlices = keepSlices(displaySet, whole);
  }, ignored);
  volume.catch(() => windowMemory.release(countedAs(displaySet)));
  volume.catch(() => opened.delete(displaySet.id));
  return opening;
}

const countedAs = ({ id }: DisplaySet): string => `volume ${id}`;

/** Its room is taken as soon as it begins to be loaded. */
function count(displaySet: DisplaySet, opening: Opening): void {
  const drop = (): void => {
    opening.aborter.abort();
    opening.forgetSlices();
    opened.delete(displaySet.id);
    for (const listener of goneListeners) listener(displaySet.id);
  };
  windowMemory.hold(countedAs(displaySet), displaySet.id, {
    bytes: volumeBytes(displaySet, windowMemory.budget),
    drop,
  });
}

/** Told when a volume is kept no longer: what was made of it may go, too. */
export const onVolumeGone = (listener: (id: DisplaySetId) => void): void => void goneListeners.add(listener);
