import { codecOf } from '../../dicom/read/transfer-syntaxes.ts';
import type { DisplaySet } from '../display-set.ts';
import { frameDuration } from './cine/frame-duration.ts';
import { documentOf } from './document-of.ts';
import type { ReceivedImage } from './received-image.ts';
import { takenOfSet } from './taken-of-set.ts';

/** True for a file whose pixels are one compressed film. Total. */
export const isVideo = ({ header }: ReceivedImage): boolean =>
  header.image !== null && codecOf(header.transferSyntaxUid) === 'video';

/** The display set of a film. @param index  of the set within its series: part of its id. Total for a file that is one. */
export function videoOf(file: ReceivedImage, index: number): DisplaySet {
  const { header, id } = file;
  const { image } = header;
  if (!image) throw new TypeError('a film has pixels');
  const taken = takenOfSet([file]);
  return {
    ...documentOf(file, index),
    kind: 'video',
    warnings: header.problems.map(({ code, params }) => ({ code, params: { ...params, image: '1 / 1' } })),
    ...(taken ? { taken } : {}),
    video: {
      instance: id,
      sopInstanceUid: header.sopInstanceUid,
      transferSyntaxUid: header.transferSyntaxUid,
      columns: image.columns,
      rows: image.rows,
      frames: image.frames,
      frameMs: frameDuration(image.frameTimesMs, 0) ?? null,
    },
  };
}
