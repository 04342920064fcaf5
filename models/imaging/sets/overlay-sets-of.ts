import type { DisplaySet } from '../display-set.ts';
import { documentOf } from './document-of.ts';
import { frameOfSlice } from './frame-of-slice.ts';
import { isImageClass } from './is-image-class.ts';
import { slicesOf } from './received-image.ts';
import type { ReceivedImage } from './received-image.ts';

/**
 * Segmentations and label maps of received files, each as a set of its frames in file order. They are laid over images and
 * never opened alone; their values are read like any other.
 *
 * @returns `kind` is `stack`, without a volume. Total.
 */
export const overlaySetsOf = (received: readonly ReceivedImage[]): readonly DisplaySet[] =>
  received
    .filter(({ header }) => header.image && !isImageClass(header.sopClassUid))
    .map((file, i) => ({
      ...documentOf(file, i),
      kind: 'stack',
      frames: slicesOf(file).map(frameOfSlice),
      warnings: [],
    }));
