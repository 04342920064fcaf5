import { explicitLittleEndian } from '../../read/transfer-syntaxes.ts';
import { elementsOf } from './dataset.ts';
import type { Dataset } from './dataset.ts';
import { concatBytes, encodeElements } from './element.ts';

/** Names this program as the writer of a file: a UUID of its own as UID, and a name of at most 16 characters. */
export const implementation = {
  ImplementationClassUID: '2.25.80302813137786398554742050926734630921',
  ImplementationVersionName: 'PHENOSCOPE',
} as const;

export interface FileMeta {
  readonly sopClassUid: string;
  readonly sopInstanceUid: string;
  readonly transferSyntaxUid: string;
}

/**
 * A whole file: preamble of zeros, file meta information, and the data set's bytes, already in the transfer syntax.
 *
 * @source DICOM PS3.10 7.1. Total.
 */
export function writePart10(
  { sopClassUid, sopInstanceUid, transferSyntaxUid }: FileMeta,
  body: Uint8Array,
): Uint8Array {
  const meta = encodeElements(
    elementsOf({
      FileMetaInformationVersion: Uint8Array.of(0, 1),
      MediaStorageSOPClassUID: sopClassUid,
      MediaStorageSOPInstanceUID: sopInstanceUid,
      TransferSyntaxUID: transferSyntaxUid,
      ...implementation,
    }),
    'explicit',
  );
  const length = new DataView(new ArrayBuffer(4));
  length.setUint32(0, meta.length, true);
  const groupLength = encodeElements([{ tag: 0x00020000, vr: 'UL', value: new Uint8Array(length.buffer) }], 'explicit');
  const preamble = new Uint8Array(132);
  preamble.set([0x44, 0x49, 0x43, 0x4d], 128); // DICM
  return concatBytes([preamble, groupLength, meta, body]);
}

/** One of our own objects as a file, Explicit VR Little Endian. @throws as `elementsOf` and `encodeElements` do. */
export function writeObject(
  dataset: Dataset & { readonly SOPClassUID: string; readonly SOPInstanceUID: string },
): Uint8Array {
  return writePart10(
    {
      sopClassUid: dataset.SOPClassUID,
      sopInstanceUid: dataset.SOPInstanceUID,
      transferSyntaxUid: explicitLittleEndian,
    },
    encodeElements(elementsOf(dataset), 'explicit'),
  );
}
