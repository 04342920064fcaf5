import { cache, imageLoader, init, metaData, utilities } from '@cornerstonejs/core';
import type { Types } from '@cornerstonejs/core';
import { AppError } from '../../../../models/base/app-error.ts';
import type { Frame } from '../../../../models/imaging/display-set.ts';
import { frameMetadata } from './frame-metadata.ts';
import { frameName } from '../../engine/load-image.ts';
import type { StoredImage } from '../../engine/stored-image.ts';
import type { PictureSource } from '../picture.ts';
import { planeOf } from '../../view/pane.ts';

const scheme = 'phenoscope-frame';
let isStarted = false;

/** Cornerstone's name of a frame: `phenoscope-frame:<instance>/<frame>`. */
const imageIdOf = (frame: Pick<Frame, 'instance' | 'frame'>): string => `${scheme}:${frameName(frame)}`;

type ImageSource = Extract<PictureSource, { kind: 'image' }>;

/** The image each viewport draws now, by the viewport: Cornerstone asks by the image's name alone. */
const drawn = new Map<string, ImageSource>();

const sourceOf = (imageId: unknown): ImageSource | undefined =>
  [...drawn.values()].find(({ frame }) => imageIdOf(frame) === imageId);

/** Starts Cornerstone at the first call: its images and what it may ask about them come from us alone. */
export function startCornerstone(): void {
  if (isStarted) return;
  isStarted = true;
  // One context: each more costs memory and a start of its own, and is one more to lose; viewports draw in turn anyway.
  init({ debug: {}, rendering: { useCPURendering: false, webGlContextCount: 1 } });
  registerFrames();
}

/** Makes our frames known to Cornerstone, before any provider of its own: a spacing it asks for is ours, calibrated. */
export function registerFrames(): void {
  imageLoader.registerImageLoader(scheme, (imageId) => ({ promise: givenImage(imageId) }));
  metaData.addProvider((module: string, imageId: unknown) => {
    const source = sourceOf(imageId);
    return source && frameMetadata(module, source.frame);
  }, 10_000);
}

/**
 * Makes the image that a viewport draws next known to Cornerstone, null: it draws none. The one before is let go:
 * Cornerstone keeps no values, which count in our budget alone.
 *
 * @returns the image's name there.
 */
export function offerImage(viewportId: string, source: ImageSource | null): string {
  const before = drawn.get(viewportId);
  if (source) drawn.set(viewportId, source);
  else drawn.delete(viewportId);
  const imageId = source ? imageIdOf(source.frame) : '';
  const left = before && imageIdOf(before.frame);
  if (left !== undefined && left !== imageId && !sourceOf(left) && cache.getImageLoadObject(left))
    cache.removeImageLoadObject(left, { force: true });
  return imageId;
}

function givenImage(imageId: string): Promise<Types.IImage> {
  const source = sourceOf(imageId);
  if (!source) return Promise.reject(new AppError('imaging.no-bytes'));
  return Promise.resolve(cornerstoneImage(imageId, source.frame, source.image));
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
