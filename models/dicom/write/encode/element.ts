/** One attribute as it stands in a file: `value` is its bytes (even length not required), or the items of a sequence. */
export interface Element {
  readonly tag: number; // group × 65536 + element
  readonly vr: string; // two letters
  readonly value: Uint8Array | readonly (readonly Element[])[];
  /** The value is a run of encapsulated fragments, item headers included: written with undefined length. */
  readonly isEncapsulated?: boolean;
}

export type Encoding = 'explicit' | 'implicit'; // both little endian

const longForm = new Set(['OB', 'OD', 'OF', 'OL', 'OV', 'OW', 'SQ', 'SV', 'UC', 'UN', 'UR', 'UT', 'UV']);
const zeroPadded = new Set(['UI', 'OB', 'UN', 'OW', 'OF', 'OD', 'OL', 'OV']);
const undefinedLength = 0xffffffff;

/**
 * Elements as bytes, in ascending order of tags; sequences and items with explicit lengths.
 *
 * @returns little endian. Odd values are padded: UI and binary with 0, text with a space.
 * @throws RangeError when a value is longer than its length field can say.
 * @source DICOM PS3.5 7.1, 7.5, A.4.
 */
export function encodeElements(elements: readonly Element[], encoding: Encoding): Uint8Array {
  const parts = elements.toSorted((a, b) => a.tag - b.tag).flatMap((element) => encodeElement(element, encoding));
  return concatBytes(parts);
}

/** All parts in one array. Total. */
export function concatBytes(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    bytes.set(part, offset);
    offset += part.length;
  }
  return bytes;
}

function encodeElement(element: Element, encoding: Encoding): readonly Uint8Array[] {
  const { tag, vr, value, isEncapsulated = false } = element;
  const body = isItems(value) ? concatBytes(value.flatMap((item) => encodeItem(item, encoding))) : padded(value, vr);
  const length = isEncapsulated ? undefinedLength : body.length;
  const header = encoding === 'implicit' ? implicitHeader(tag, length) : explicitHeader(tag, vr, length);
  return isEncapsulated ? [header, body, implicitHeader(0xfffee0dd, 0)] : [header, body];
}

function encodeItem(item: readonly Element[], encoding: Encoding): readonly Uint8Array[] {
  const body = encodeElements(item, encoding);
  return [implicitHeader(0xfffee000, body.length), body];
}

/** Whether a value is a sequence's items. Total. */
export const isItems = (value: Element['value']): value is readonly (readonly Element[])[] =>
  !(value instanceof Uint8Array);

function implicitHeader(tag: number, length: number): Uint8Array {
  const view = new DataView(new ArrayBuffer(8));
  writeTag(view, tag);
  view.setUint32(4, length, true);
  return new Uint8Array(view.buffer);
}

function explicitHeader(tag: number, vr: string, length: number): Uint8Array {
  const isLong = longForm.has(vr);
  if (!isLong && length > 0xffff) throw new RangeError(`${tagText(tag)} ${vr}: ${length} bytes, at most 65535`);
  const view = new DataView(new ArrayBuffer(isLong ? 12 : 8));
  writeTag(view, tag);
  view.setUint8(4, vr.charCodeAt(0));
  view.setUint8(5, vr.charCodeAt(1));
  if (isLong) view.setUint32(8, length, true);
  else view.setUint16(6, length, true);
  return new Uint8Array(view.buffer);
}

function writeTag(view: DataView, tag: number): void {
  view.setUint16(0, tag >>> 16, true);
  view.setUint16(2, tag & 0xffff, true);
}

function padded(value: Uint8Array, vr: string): Uint8Array {
  if (value.length % 2 === 0) return value;
  const bytes = new Uint8Array(value.length + 1);
  bytes.set(value);
  bytes[value.length] = zeroPadded.has(vr) ? 0 : 0x20;
  return bytes;
}

/** A tag as it is written in the standard: `(0010,0020)`. Total. */
export function tagText(tag: number): string {
  const hex = (tag >>> 0).toString(16).padStart(8, '0').toUpperCase();
  return `(${hex.slice(0, 4)},${hex.slice(4)})`;
}
