import { ok } from '../../base/result.ts';
import type { Refusal, Result } from '../../base/result.ts';
import { itemsOf } from '../read/dataset.ts';
import type { Dataset } from '../read/dataset.ts';
import { readPart10 } from '../read/read-part10.ts';
import { code, text } from '../read/texts.ts';
import { attributes } from './encode/attributes.ts';
import type { Keyword } from './encode/attributes.ts';

export interface ReadAnnGroup {
  readonly uid: string;
  readonly label: string;
  readonly type: string;
  readonly coordinates: Float32Array; // column, row, column, row …
}

const tagOf = (keyword: Keyword): number => attributes[keyword][0];

/**
 * The groups of Microscopy Bulk Simple Annotations with single-precision coordinates in two dimensions.
 *
 * @param bytes  a Part 10 file. @returns groups in their order, or why the file cannot be read. Total.
 * @source DICOM PS3.3 C.37.1.2.
 */
export function readAnn(bytes: Uint8Array): Result<readonly ReadAnnGroup[], Refusal> {
  const read = readPart10(bytes, { inflate: () => undefined });
  return read.ok ? ok(itemsOf(read.value.dataset, tagOf('AnnotationGroupSequence')).map(groupOf)) : read;
}

const groupOf = (group: Dataset): ReadAnnGroup => ({
  uid: code(group, tagOf('AnnotationGroupUID')),
  label: text(group, tagOf('AnnotationGroupLabel')),
  type: code(group, tagOf('GraphicType')),
  coordinates: floatsOf(group),
});

function floatsOf({ elements, view, isLittleEndian }: Dataset): Float32Array {
  const { offset = 0, length = 0 } = elements.get(tagOf('PointCoordinatesData')) ?? {};
  return Float32Array.from({ length: length >> 2 }, (_, i) => view.getFloat32(offset + 4 * i, isLittleEndian));
}
