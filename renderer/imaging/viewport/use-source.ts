import { useEffect, useRef, useState } from 'react';
import { AppError, isAppError } from '../../../models/base/app-error.ts';
import type { DisplaySet, Frame } from '../../../models/imaging/display-set.ts';
import { loadImage, peekImage, showImage, showSet } from '../engine/load-image.ts';
import { Prefetch } from '../engine/prefetch.ts';
import { openVolume } from '../engine/open-volume.ts';
import type { LoadedVolume } from '../engine/load-volume.ts';
import type { PictureSource } from '../picture/picture.ts';
import { planeOf } from '../view/pane.ts';
import type { PanePlace } from '../view/pane.ts';

/** What a pane can draw now: pixel values, or how far they are, or why there are none. */
export type Source =
  | { readonly status: 'ready'; readonly source: PictureSource }
  | { readonly status: 'partial'; readonly source: PictureSource; readonly loaded: number; readonly total: number }
  | { readonly status: 'loading'; readonly loaded: number; readonly total: number }
  | { readonly status: 'failed'; readonly error: AppError };

type VolumeSource = Extract<PictureSource, { kind: 'volume' }>;

const waiting: Source = { status: 'loading', loaded: 0, total: 1 };
const failed = (error: unknown): Source => ({
  status: 'failed',
  error: isAppError(error) ? error : new AppError('imaging.decode-failed', {}, error),
});

/** The pixel values of what a pane is set to: its image from the cache or loaded, or its whole volume. */
export function useSource({ pane, displaySet }: PanePlace): Source {
  useEffect(() => showSet(displaySet), [displaySet]);
  const volume = useVolume(pane.plane ? displaySet : null);
  const frame = pane.plane ? undefined : displaySet.frames[pane.frame];
  const image = useImage(frame, problemOf(displaySet, pane.frame));
  usePrefetch(pane.plane ? null : displaySet, pane.frame, image.status === 'ready');
  if (pane.plane) return volume;
  return image;
}

/** Why an image cannot be shown, with what its text needs: the display set's remark on it says both. */
function problemOf({ frames, warnings }: DisplaySet, index: number): AppError | null {
  const code = frames[index]?.problem;
  if (!code) return null;
  const image = `${index + 1} / ${frames.length}`;
  const remark = warnings.find((one) => one.code === code && one.params['image'] === image);
  return new AppError(code, remark?.params ?? {});
}

/** Once the first image stands, the others of its stack are loaded, those first that the reader is moving to. */
function usePrefetch(displaySet: DisplaySet | null, shown: number, isReady: boolean): void {
  const ahead = useRef<Prefetch | null>(null);
  useEffect(() => {
    const made = displaySet && new Prefetch(displaySet, shown);
    ahead.current = made;
    return () => made?.dispose();
    // One a display set: `shown` is where it begins, and is told as it changes.
  }, [displaySet]);
  useEffect(() => {
    if (isReady) ahead.current?.moveTo(shown);
  }, [displaySet, shown, isReady]);
}

function useImage(frame: Frame | undefined, problem: AppError | null): Source {
  const [late, setLate] = useState<{ readonly frame: Frame; readonly source: Source } | null>(null);
  const inCache = frame && peekImage(frame);
  useEffect(() => (frame ? showImage(frame) : undefined), [frame]);
  useEffect(() => {
    if (!frame || inCache) return undefined;
    let isWanted = true;
    const settle = (source: Source): void => void (isWanted && setLate({ frame, source }));
    if (problem) settle(failed(problem));
    else
      loadImage(frame).then(
        (image) => settle({ status: 'ready', source: { kind: 'image', image, frame, plane: planeOf(frame) } }),
        (error: unknown) => settle(failed(error)),
      );
    return () => {
      isWanted = false;
    };
  }, [frame, inCache === undefined]);
  if (frame && inCache)
    return { status: 'ready', source: { kind: 'image', image: inCache, frame, plane: planeOf(frame) } };
  return late && late.frame === frame ? late.source : waiting;
}

function useVolume(displaySet: DisplaySet | null): Source {
  const [state, setState] = useState<{ readonly of: DisplaySet; readonly source: Source } | null>(null);
  useEffect(() => {
    if (!displaySet) return undefined;
    let isWanted = true;
    const settle = (source: Source): void => void (isWanted && setState({ of: displaySet, source }));
    let source: PictureSource | null = null; // what could be shown last stays until there is more
    const { volume, stopListening } = openVolume(displaySet, ({ loaded, total, part }) => {
      if (part) source = { ...sourceOf(displaySet, part), isPart: true };
      settle(source ? { status: 'partial', source, loaded, total } : { status: 'loading', loaded, total });
    });
    volume.then(
      (value) => settle({ status: 'ready', source: sourceOf(displaySet, value) }),
      (error: unknown) => settle(failed(error)),
    );
    return () => {
      isWanted = false;
      stopListening();
    };
  }, [displaySet]);
  return state && state.of === displaySet ? state.source : waiting;
}

const sourceOf = ({ id }: DisplaySet, { geometry, voxels, reducedBy }: LoadedVolume): VolumeSource => ({
  kind: 'volume',
  id,
  geometry,
  voxels,
  ...(reducedBy && { reducedBy }),
});
