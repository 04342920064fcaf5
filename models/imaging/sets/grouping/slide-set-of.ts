import { slideClass } from '../../../dicom/header/taken/slide.ts';
import type { DisplaySet } from '../../display-set.ts';
import { documentOf } from '../document-of.ts';
import type { ReceivedImage } from '../received-image.ts';

/** What a file of a slide is: part of the pyramid, or a picture beside it. Third value of Image Type. */
export type SlidePart = 'volume' | 'label' | 'overview' | 'thumbnail';

/**
 * What a received file is within a slide; null where it is no tiled slide image.
 *
 * @source  DICOM PS3.3 C.8.12.4.1.1 (Image Type). Total.
 */
export function slidePartOf({ header: { sopClassUid, image, instance } }: ReceivedImage): SlidePart | null {
  if (sopClassUid !== slideClass || !image?.slide || !image.totalMatrix) return null;
  const flavor = instance.imageType[2];
  if (flavor === 'LABEL') return 'label';
  if (flavor === 'OVERVIEW' || flavor === 'LOCALIZER') return 'overview';
  return flavor === 'THUMBNAIL' ? 'thumbnail' : 'volume';
}

/** The files of a series that are its slide: all of them where one is a level of the pyramid, else none. Total. */
export function slideFilesOf(files: readonly ReceivedImage[]): readonly ReceivedImage[] {
  const parts = files.filter((file) => slidePartOf(file) !== null);
  return parts.some((file) => slidePartOf(file) === 'volume') ? parts : [];
}

/** Pixels of the level with most of them. */
const matrixSize = ({ header: { image } }: ReceivedImage): number =>
  (image?.totalMatrix?.columns ?? 0) * (image?.totalMatrix?.rows ?? 0);

/**
 * The display set of a slide: no frames, since no tile is an image to be read; its levels are made of the files in
 * `models/slides`. Its modality is that of its class, whatever the file says.
 *
 * @param files  of `slideFilesOf`, at least one a level. @param index  of the set within its series.
 * @throws TypeError without a level.
 */
export function slideSetOf(files: readonly ReceivedImage[], index: number): DisplaySet {
  const [base] = files
    .filter((file) => slidePartOf(file) === 'volume')
    .toSorted((a, b) => matrixSize(b) - matrixSize(a));
  const matrix = base?.header.image?.totalMatrix;
  if (!base || !matrix) throw new TypeError('a slide has a level');
  const { columns, rows } = matrix;
  return {
    ...documentOf(base, index),
    kind: 'slide',
    modality: 'SM',
    warnings: [],
    slide: { instance: base.id, sopInstanceUid: base.header.sopInstanceUid, columns, rows },
  };
}
