import { no, ok } from '../../base/result.ts';
import type { Refusal, Result } from '../../base/result.ts';
import type { Dataset, Element as ReadElement } from '../read/dataset.ts';
import { readPart10 } from '../read/read-part10.ts';
import { explicitBigEndian, implicitLittleEndian } from '../read/transfer-syntaxes.ts';
import type { Element, Encoding } from '../write/encode/element.ts';

/** A received file as elements whose values are the file's own bytes. */
export interface RawFile {
  readonly transferSyntaxUid: string;
  readonly encoding: Encoding;
  readonly elements: readonly Element[]; // the data set; not the file meta information
}

type VrOf = (tag: number) => string | undefined;

/**
 * Takes a Part 10 file apart without changing a byte of any value.
 *
 * @param vrOf  the dictionary's VR, asked for where the file has none.
 * @returns its elements; `dicom.syntax` for deflated and big endian files, or why it could not be read whole. Total.
 */
export function readRawFile(bytes: Uint8Array, vrOf: VrOf): Result<RawFile, Refusal> {
  const read = readPart10(bytes, { inflate: () => undefined });
  if (!read.ok) return read.error.code === 'dicom.inflate' ? no('dicom.syntax', { syntax: 'deflate' }) : read;
  const { dataset, transferSyntaxUid, problems } = read.value;
  if (transferSyntaxUid === explicitBigEndian) return no('dicom.syntax', { syntax: transferSyntaxUid });
  const broken = problems.find(({ code }) => code !== 'dicom.no-syntax');
  if (broken) return { ok: false, error: broken };
  const encoding = transferSyntaxUid === implicitLittleEndian ? 'implicit' : 'explicit';
  return ok({ transferSyntaxUid, encoding, elements: elementsOf(dataset, vrOf) });
}

const elementsOf = (dataset: Dataset, vrOf: VrOf): Element[] =>
  [...dataset.elements.values()].map((element) => ({ tag: element.tag, ...valueOf(element, dataset, vrOf) }));

function valueOf(element: ReadElement, dataset: Dataset, vrOf: VrOf): Omit<Element, 'tag'> {
  const { tag, items, offset, length, fragments } = element;
  const vr = items ? 'SQ' : element.vr || (vrOf(tag) ?? 'UN');
  if (items) return { vr, value: items.map((item) => elementsOf(item, vrOf)) };
  if (!fragments) return { vr, value: vr === 'SQ' ? [] : dataset.bytes.subarray(offset, offset + length) };
  const last = fragments.at(-1);
  const end = last ? last.offset + last.length : offset; // without the delimiter, which is written anew
  return { vr, value: dataset.bytes.subarray(offset, end), isEncapsulated: true };
}
