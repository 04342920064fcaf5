import { AppError } from '../../../../models/base/app-error.ts';
import type { DisplaySet, VolumeGeometry } from '../../../../models/imaging/display-set.ts';
import { patientFromVoxel, sliceAt } from '../../../../models/imaging/geometry/patient-from-voxel.ts';
import type { Voxels } from '../../../../models/imaging/view/reslice/sample-row.ts';
import { noTables } from '../../tone/frame-tables.ts';
import { noteReach } from '../../tone/reach.ts';
import { peekImage } from '../load-image.ts';
import type { LoadedVolume, LoadVolumeOptions } from '../load-volume.ts';
import type { StackNews, StackStart } from './stack-messages.ts';
import { giveStackThread, takeStackThread } from './stack-thread.ts';

/**
 * True where the images of a volume come faster in one stream, read by a thread into memory that is shared: most of them
 * are not here yet, and none needs a table of its own.
 */
export const isStreamed = ({ frames }: DisplaySet): boolean =>
  crossOriginIsolated &&
  frames.every(({ tables }) => !tables?.modality && !tables?.voi && !tables?.choices) &&
  frames.filter((frame) => peekImage(frame) !== undefined).length * 2 < frames.length;

/**
 * Fills the voxels of a volume from one stream, from the middle outward. `onPart` is told the run of slices that is
 * here, as a volume of its own, as it grows; not where slices are missing, which are filled at the end.
 *
 * @throws AppError with main's code; `job.cancelled`; `imaging.no-bytes` for a stream that was cut.
 */
export function loadStack(
  displaySet: DisplaySet & { readonly volume: VolumeGeometry },
  voxels: Voxels,
  { signal, onProgress, onPart }: LoadVolumeOptions,
): Promise<void> {
  const { id, frames, volume, missingSlices } = displaySet;
  const slices = frames.map(({ plane }, index) => (plane ? sliceAt(volume, plane.origin) : index));
  const total = frames.filter(({ problem }) => problem === null).length;
  const isOneRun = missingSlices.length === 0 && total === frames.length;
  const thread = takeStackThread();
  const stop = new AbortController();
  let loaded = 0;
  let [low, high] = [Infinity, -Infinity];
  return new Promise<void>((resolve, reject) => {
    signal.addEventListener('abort', () => reject(new AppError('job.cancelled')), { signal: stop.signal });
    thread.addEventListener('error', () => reject(new AppError('imaging.no-bytes')), { signal: stop.signal });
    thread.addEventListener(
      'message',
      ({ data: news }: MessageEvent<StackNews>) => {
        if (news.kind === 'done') return resolve();
        if (news.kind === 'failed') return reject(new AppError(news.reason.code, news.reason.params));
        for (const { index, ...reach } of news.images) {
          const frame = frames[index];
          const slice = slices[index];
          if (!frame || slice === undefined) continue;
          noteReach(frame, { ...reach, tables: noTables });
          loaded++;
          [low, high] = [Math.min(low, slice), Math.max(high, slice)];
        }
        onProgress(loaded, total);
        if (isOneRun && high - low + 1 === loaded && loaded < total)
          onPart?.(partOf({ geometry: volume, voxels }, low, high));
      },
      { signal: stop.signal },
    );
    const start: StackStart = {
      id,
      images: frames.map(({ pixels }, index) => ({ pixels, slice: slices[index] ?? 0 })),
      voxels,
    };
    thread.postMessage(start);
  })
    .then(
      () => giveStackThread(thread),
      (error: unknown) => {
        thread.terminate(); // it may still be reading
        throw error;
      },
    )
    .finally(() => stop.abort());
}

/** Slices `low` to `high` of a volume, as one of their own over the same memory. */
export function partOf({ geometry, voxels }: LoadedVolume, low: number, high: number): LoadedVolume {
  const size = geometry.shape.columns * geometry.shape.rows;
  return {
    geometry: {
      ...geometry,
      shape: { ...geometry.shape, slices: high - low + 1 },
      origin: patientFromVoxel(geometry, [0, 0, low]),
    },
    voxels: voxels.subarray(low * size, (high + 1) * size),
  };
}
