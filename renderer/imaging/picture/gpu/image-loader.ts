import { imageLoader, init, metaData, utilities } from '@cornerstonejs/core';
import type { Types } from '@cornerstonejs/core';
import { AppError } from '../../../../models/base/app-error.ts';
import type { Frame } from '../../../../models/imaging/display-set.ts';
import { frameMetadata } from './frame-metadata.ts';
import { frameName, knownFrame } from '../../engine/known-frames.ts';
import type { KnownFrame } from '../../engine/known-frames.ts';
import { loadImage } from '../../engine/load-image.ts';
import type { StoredImage } from '../../engine/stored-image.ts';
import { planeOf } from '../../view/pane.ts';

const scheme = 'phenoscope-frame';
let isStarted = false;

/** Cornerstone's name of a frame: `phenoscope-frame:<instance>/<frame>`. */
export const imageIdOf = (frame: Pick<Frame, 'instance' | 'frame'>): string => `${scheme}:${frameName(frame)}`;

const framesOf = (imageId: unknown): KnownFrame | undefined =>
  typeof imageId === 'string' ? knownFrame(imageId.slice(scheme.length + 1)) : undefined;

/** Starts Cornerstone at the first call: its images and what it may ask about them come from us alone. */
export function startCornerstone(): void {
  if (isStarted) return;
  isStarted = true;
  init({ debug: {}, rendering: { useCPURendering: false } });
  imageLoader.registerImageLoader(scheme, (imageId) => ({ promise: loadFrame(imageId) }));
  metaData.addProvider((module: string, imageId: unknown) => {
    const known = framesOf(imageId);
    return known && frameMetadata(module, known);
  }, 10_000);
}

async function loadFrame(imageId: string): Promise<Types.IImage> {
  const known = framesOf(imageId);
  if (!known) throw new AppError('imaging.no-bytes');
  return cornerstoneImage(imageId, known.frame, await loadImage(known.frame));
}

/** A frame as Cornerstone's image, over the same values. */
function cornerstoneImage(imageId: string, frame: Frame, image: StoredImage): Types.IImage {
  const { columns, rows, samples, values, low, high } = image;
  const { spacing } = planeOf(frame);
  return {
    imageId,
    columns,
    rows,
    width: columns,
    height: rows,
    color: samples > 1,
    rgba: false,
    numberOfComponents: samples,
    minPixelValue: low,
    maxPixelValue: high,
    slope: 1,
    intercept: 0,
    windowWidth: high - low + 1,
    windowCenter: (low + high + 1) / 2,
    voiLUTFunction: undefined,
    invert: frame.pixels.photometric === 'MONOCHROME1',
    columnPixelSpacing: spacing.acrossColumns,
    rowPixelSpacing: spacing.acrossRows,
    sizeInBytes: values.byteLength,
    dataType: values.constructor.name,
    voxelManager: utilities.VoxelManager.createImageVoxelManager({
      width: columns,
      height: rows,
      numberOfComponents: samples,
      scalarData: values,
    }),
    getPixelData: () => values,
    getCanvas: undefined,
    // Cornerstone's own loader makes the same object and leaves these two undefined; its type does not say so.
  } as unknown as Types.IImage;
}
