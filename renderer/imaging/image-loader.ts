import { imageLoader, metaData } from '@cornerstonejs/core';
import type { Types } from '@cornerstonejs/core';
import { createImage } from '@cornerstonejs/dicom-image-loader';
import { AppError } from '../../models/base/app-error.ts';
import type { DisplaySet, Frame } from '../../models/imaging/display-set.ts';
import { refusalOf } from './engine/refusal-of.ts';
import { frameMetadata } from './engine/frame-metadata.ts';
import type { KnownFrame } from './engine/frame-metadata.ts';

const scheme = 'phenoscope-frame';

/** Cornerstone's name of a frame: `phenoscope-frame:<instance>/<frame>`. */
export const imageIdOf = ({ instance, frame }: Pick<Frame, 'instance' | 'frame'>): string =>
  `${scheme}:${instance}/${frame}`;

/** Frames by Cornerstone's name: one list per window, as Cornerstone's own registries are. */
const known = new Map<string, KnownFrame>();

/** Makes the frames of a display set known to Cornerstone: their metadata and where their bytes are. */
export function registerDisplaySet(displaySet: DisplaySet): void {
  for (const frame of displaySet.frames) known.set(imageIdOf(frame), { displaySet, frame });
}

/** Registers the scheme and the metadata provider. Call once, after Cornerstone's own `init`. */
export function registerImageLoader(): void {
  imageLoader.registerImageLoader(scheme, (imageId) => ({ promise: loadFrame(imageId) }));
  metaData.addProvider((module: string, imageId: unknown) => {
    const frame = typeof imageId === 'string' ? known.get(imageId) : undefined;
    return frame && frameMetadata(module, frame);
  }, 10_000);
}

/** Fetches the stored bytes of a frame and hands them to the loader's decode workers. */
async function loadFrame(imageId: string): Promise<Types.IImage> {
  const answer = await fetch(`/pixels/${imageId.slice(scheme.length + 1)}`);
  if (!answer.ok) throw await refusalOf(answer);
  const syntax = answer.headers.get('x-transfer-syntax') ?? '';
  const bytes = new Uint8Array(await answer.arrayBuffer());
  const image = await createImage(imageId, bytes, syntax, { preScale: { enabled: false } }).catch((cause: unknown) => {
    throw new AppError('imaging.decode', { syntax }, cause);
  });
  // The loader's declared type also names the bare frame that only its own workers pass on.
  return image as Types.IImage;
}
