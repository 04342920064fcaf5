import { imageLoader, metaData } from '@cornerstonejs/core';
import type { Types } from '@cornerstonejs/core';
import { createImage } from '@cornerstonejs/dicom-image-loader';
import { AppError } from '../../models/base/app-error.ts';
import type { DisplaySet, Frame } from '../../models/imaging/display-set.ts';
import { nativeImage, needsNoDecoder } from './engine/native-image.ts';
import { refusalOf } from './engine/refusal-of.ts';
import { frameMetadata } from './engine/frame-metadata.ts';
import type { KnownFrame } from './engine/frame-metadata.ts';
import { planeOf } from './view/pane.ts';

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

/** The syntax main gives uncompressed pixel data in, whatever the file's own. */
const nativeSyntaxes: ReadonlySet<string> = new Set(['1.2.840.10008.1.2', '1.2.840.10008.1.2.1']);

/** Fetches the stored bytes of a frame; compressed ones and odd colours go through the loader's decode workers. */
async function loadFrame(imageId: string): Promise<Types.IImage> {
  const answer = await fetch(`/pixels/${imageId.slice(scheme.length + 1)}`);
  if (!answer.ok) throw await refusalOf(answer);
  const syntax = answer.headers.get('x-transfer-syntax') ?? '';
  const bytes = await answer.arrayBuffer();
  const frame = known.get(imageId)?.frame;
  if (frame?.pixels.photometric === 'PALETTE COLOR') throw new AppError('imaging.palette');
  if (frame && nativeSyntaxes.has(syntax) && needsNoDecoder(frame.pixels))
    return nativeImage({ imageId, pixels: frame.pixels, spacing: planeOf(frame).spacing }, bytes);
  const options = { preScale: { enabled: false } };
  const image = await createImage(imageId, new Uint8Array(bytes), syntax, options).catch((cause: unknown) => {
    throw new AppError('imaging.decode', { syntax }, cause);
  });
  // The loader's declared type also names the bare frame that only its own workers pass on.
  return image as Types.IImage;
}
