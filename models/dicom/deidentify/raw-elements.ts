import dicomParser from 'dicom-parser';
import { no, ok } from '../../base/result.ts';
import type { Refusal, Result } from '../../base/result.ts';
import type { Element, Encoding } from '../write/encode/element.ts';

type ParsedDataSet = ReturnType<typeof dicomParser.parseDicom>;
type ParsedElement = ParsedDataSet['elements'][string];

/** A received file as elements whose values are the file's own bytes. */
export interface RawFile {
  readonly transferSyntaxUid: string;
  readonly encoding: Encoding;
  readonly elements: readonly Element[]; // the data set; not the file meta information
}

const implicit = '1.2.840.10008.1.2';
const unreadable = new Set(['1.2.840.10008.1.2.1.99', '1.2.840.10008.1.2.2']); // deflated, big endian

/**
 * Takes a Part 10 file apart without changing a byte of any value.
 *
 * @param vrOf  the dictionary's VR, asked for in Implicit VR files.
 * @returns its elements, or `dicom.unreadable`, `dicom.syntax` for deflated and big endian files.
 */
export function readRawFile(
  bytes: Uint8Array,
  vrOf: (tag: number) => string | undefined,
): Result<RawFile, Refusal<'dicom.unreadable' | 'dicom.syntax'>> {
  try {
    const header = dicomParser.parseDicom(bytes, { untilTag: 'x00080000' });
    const transferSyntaxUid = header.string('x00020010') ?? implicit;
    if (unreadable.has(transferSyntaxUid)) return no('dicom.syntax', { syntax: transferSyntaxUid });
    const parsed = dicomParser.parseDicom(bytes);
    const elements = elementsOf(parsed, bytes, vrOf).filter(({ tag }) => tag >>> 16 !== 2);
    return ok({ transferSyntaxUid, encoding: transferSyntaxUid === implicit ? 'implicit' : 'explicit', elements });
  } catch (error) {
    return no('dicom.unreadable', { reason: error instanceof Error ? error.message : JSON.stringify(error) });
  }
}

const elementsOf = (parsed: ParsedDataSet, bytes: Uint8Array, vrOf: (tag: number) => string | undefined): Element[] =>
  Object.values(parsed.elements).flatMap((element): Element[] => {
    const tag = Number.parseInt(element.tag.slice(1), 16);
    const vr = element.vr ?? (element.items ? 'SQ' : vrOf(tag)) ?? 'UN';
    if (element.items && vr === 'UN') return []; // an unknown sequence's items have no VRs to write
    if (element.items) return [{ tag, vr, value: itemsOf(element, bytes, vrOf) }];
    const value = bytes.subarray(element.dataOffset, element.dataOffset + element.length);
    if (element.encapsulatedPixelData) return [{ tag, vr, value: withoutDelimiter(value), isEncapsulated: true }];
    return [{ tag, vr, value: vr === 'SQ' && value.length === 0 ? [] : value }];
  });

const itemsOf = (
  { items = [] }: ParsedElement,
  bytes: Uint8Array,
  vrOf: (tag: number) => string | undefined,
): (readonly Element[])[] => items.map(({ dataSet }) => (dataSet ? elementsOf(dataSet, bytes, vrOf) : []));

/** Fragments end with a sequence delimiter, which is written anew. */
function withoutDelimiter(fragments: Uint8Array): Uint8Array {
  const tail = [...fragments.subarray(-8, -4)];
  const isDelimiter = [0xfe, 0xff, 0xdd, 0xe0].every((byte, i) => tail[i] === byte);
  return isDelimiter ? fragments.subarray(0, -8) : fragments;
}
