import type { DisplaySetId } from '../../../models/base/ids.ts';
import type { DisplaySet } from '../../../models/imaging/display-set.ts';
import { loadVolume } from './load-volume.ts';
import type { LoadedVolume } from './load-volume.ts';

type OnProgress = (loaded: number, total: number) => void;

interface Opening {
  readonly volume: Promise<LoadedVolume>;
  readonly aborter: AbortController;
  readonly listeners: Set<OnProgress>;
}

/** Volumes of this window, newest last; at most two are kept, since each is a second copy of its pixels. */
const opened = new Map<DisplaySetId, Opening>();
const most = 2;
const tellEveryMs = 100; // what is told is drawn: every image would be more than anyone reads

/** The volume of a display set: three viewports that ask at once share one loading. A failed one is asked anew. */
export function openVolume(
  displaySet: DisplaySet,
  onProgress: OnProgress,
): { readonly volume: Promise<LoadedVolume>; readonly stopListening: () => void } {
  const opening = opened.get(displaySet.id) ?? startLoading(displaySet);
  opening.listeners.add(onProgress);
  return { volume: opening.volume, stopListening: () => void opening.listeners.delete(onProgress) };
}

function startLoading(displaySet: DisplaySet): Opening {
  const aborter = new AbortController();
  const listeners = new Set<OnProgress>();
  let told = 0;
  const tell: OnProgress = (loaded, total) => {
    const now = performance.now();
    if (now - told < tellEveryMs) return;
    told = now;
    for (const listener of listeners) listener(loaded, total);
  };
  const volume = loadVolume(displaySet, { signal: aborter.signal, onProgress: tell });
  const opening = { volume, aborter, listeners };
  opened.set(displaySet.id, opening);
  volume.catch(() => opened.delete(displaySet.id));
  for (const [id, { aborter: older }] of opened) {
    if (opened.size <= most) break;
    older.abort();
    opened.delete(id);
  }
  return opening;
}
