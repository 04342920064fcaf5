import { useEffect, useMemo, useState } from 'react';
import type { DisplaySetId } from '../../../../models/base/ids.ts';
import type { Video } from '../../../../models/imaging/display-set.ts';
import { knowFilm, makeFilmControl } from './film-control.ts';
import type { FilmControl } from './film-control.ts';
import { frameAt } from './film-frames.ts';

/** How a film stands now. */
export interface FilmState {
  readonly status: 'loading' | 'ready' | 'failed';
  readonly isPlaying: boolean;
  readonly frame: number; // from 0
  readonly rate: number; // 1: as it was taken
}

const start: FilmState = { status: 'loading', isPlaying: false, frame: 0, rate: 1 };

/** Follows a film that is played, and gives its control to buttons and keys. */
export function useFilm(
  shown: HTMLVideoElement | null,
  id: DisplaySetId,
  video: Video,
): { readonly film: FilmState; readonly control: FilmControl } {
  const [film, setFilm] = useState<FilmState>(start);
  const control = useMemo(
    () =>
      makeFilmControl(
        video,
        () => shown,
        () => setFilm((before) => ({ ...before, status: 'failed' })),
      ),
    [shown, video],
  );
  useEffect(() => {
    if (!shown) return undefined;
    const follow = (): void =>
      setFilm((before) => ({
        ...before,
        isPlaying: !shown.paused,
        frame: frameAt(video, shown.currentTime),
        rate: shown.playbackRate,
      }));
    const listeners: Readonly<Record<string, () => void>> = {
      loadeddata: () => setFilm((before) => ({ ...before, status: 'ready' })),
      error: () => setFilm((before) => ({ ...before, status: 'failed' })),
      ...Object.fromEntries(
        ['play', 'pause', 'timeupdate', 'seeked', 'ratechange', 'ended'].map((name) => [name, follow]),
      ),
    };
    for (const [name, listen] of Object.entries(listeners)) shown.addEventListener(name, listen);
    const forget = knowFilm(id, control);
    return () => {
      forget();
      for (const [name, listen] of Object.entries(listeners)) shown.removeEventListener(name, listen);
    };
  }, [shown, id, video, control]);
  return { film, control };
}
