import type { DisplaySetId } from '../../../../models/base/ids.ts';
import type { Video } from '../../../../models/imaging/display-set.ts';
import { frameAt, nextFilmRate, timeOf } from './film-frames.ts';
import { placeOf } from '../../view/reading.ts';
import type { Reading } from '../../view/reading.ts';

/** What keys do to a film that stands in a viewport. */
export interface FilmControl {
  readonly togglePlay: () => void;
  readonly seek: (frame: number) => void;
  readonly step: (frames: number) => void;
  readonly changeRate: (by: 1 | -1 | 0) => void; // 0: as it was taken
}

/** What plays a film, as far as its control needs it. */
type Player = Pick<HTMLVideoElement, 'paused' | 'play' | 'pause' | 'currentTime' | 'playbackRate'>;

/** The control of a film on screen; `onFailed` when it cannot be played after all. */
export function makeFilmControl(video: Video, player: () => Player | null, onFailed: () => void): FilmControl {
  const seek = (frame: number): void => {
    const film = player();
    if (!film) return;
    film.pause();
    film.currentTime = timeOf(video, frame);
  };
  return {
    togglePlay: () => {
      const film = player();
      if (film?.paused) void film.play().catch(onFailed);
      else film?.pause();
    },
    seek,
    step: (frames) => seek(frameAt(video, player()?.currentTime ?? 0) + frames),
    changeRate: (by) => {
      const film = player();
      if (film) film.playbackRate = nextFilmRate(film.playbackRate, by);
    },
  };
}

/** The films that stand on screen now, by their display set. */
const films = new Map<DisplaySetId, FilmControl>();

/** Makes a film known to the keys while it stands on screen. @returns what takes it away again. */
export function knowFilm(id: DisplaySetId, control: FilmControl): () => void {
  films.set(id, control);
  return () => void (films.get(id) === control && films.delete(id));
}

/** The film in the active viewport. */
export function activeFilm(state: Reading): FilmControl | undefined {
  const displaySet = placeOf(state, state.active)?.displaySet;
  return displaySet?.video && films.get(displaySet.id);
}
