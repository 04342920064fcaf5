import { attributes } from './attributes.ts';
import type { Keyword } from './attributes.ts';
import type { Element } from './element.ts';

/** A value by keyword: text, numbers, bytes, or the items of a sequence. `''` and `[]` are written empty (type 2). */
export type Value = string | number | readonly string[] | readonly number[] | Uint8Array | readonly Dataset[];

/** A data set as the standard names it; an attribute that is absent is not written. */
export type Dataset = { readonly [K in Keyword]?: Value | undefined };

const utf8 = new TextEncoder();
const binary: Readonly<
  Record<string, { readonly bytes: number; put(view: DataView, at: number, value: number): void }>
> = {
  US: { bytes: 2, put: (view, at, value) => view.setUint16(at, value, true) },
  SS: { bytes: 2, put: (view, at, value) => view.setInt16(at, value, true) },
  UL: { bytes: 4, put: (view, at, value) => view.setUint32(at, value, true) },
  SL: { bytes: 4, put: (view, at, value) => view.setInt32(at, value, true) },
  FL: { bytes: 4, put: (view, at, value) => view.setFloat32(at, value, true) },
  FD: { bytes: 8, put: (view, at, value) => view.setFloat64(at, value, true) },
};

/**
 * A data set as elements. Text is UTF-8: the data set must say `SpecificCharacterSet: 'ISO_IR 192'`.
 *
 * @throws TypeError when a value does not fit its VR (a number for UI, text for US).
 * @source DICOM PS3.5 6.2.
 */
export function elementsOf(dataset: Dataset): readonly Element[] {
  const elements: Element[] = [];
  for (const [keyword, value] of Object.entries(dataset)) {
    if (value === undefined || !isKeyword(keyword)) continue;
    const [tag, vr] = attributes[keyword];
    elements.push({ tag, vr, value: vr === 'SQ' ? itemsOf(keyword, value) : bytesOf(keyword, value) });
  }
  return elements;
}

const isKeyword = (name: string): name is Keyword => name in attributes;

function itemsOf(keyword: Keyword, value: Value): readonly (readonly Element[])[] {
  if (!Array.isArray(value)) throw new TypeError(`${keyword} is a sequence`);
  return value.map((item: unknown) => elementsOf(isDataset(item) ? item : {}));
}

const isDataset = (item: unknown): item is Dataset => typeof item === 'object' && item !== null;

function bytesOf(keyword: Keyword, value: Value): Uint8Array {
  const vr = attributes[keyword][1];
  if (value instanceof Uint8Array) return value;
  const values = (Array.isArray(value) ? value : [value]).filter((one) => one !== '');
  if (vr === 'AT') return tagBytes(values.map(Number));
  const numeric = binary[vr];
  if (!numeric) return utf8.encode(values.map((one) => textOf(keyword, one)).join('\\'));
  const view = new DataView(new ArrayBuffer(numeric.bytes * values.length));
  for (const [i, one] of values.entries()) {
    if (typeof one !== 'number') throw new TypeError(`${keyword} ${vr}: a number, not ${JSON.stringify(one)}`);
    numeric.put(view, i * numeric.bytes, one);
  }
  return new Uint8Array(view.buffer);
}

function textOf(keyword: Keyword, value: unknown): string {
  const vr = attributes[keyword][1];
  if (typeof value === 'string') return value;
  if (typeof value === 'number' && vr === 'DS') return decimalString(value);
  if (typeof value === 'number' && vr === 'IS') return String(Math.trunc(value));
  throw new TypeError(`${keyword} ${vr}: text, not ${JSON.stringify(value)}`);
}

function tagBytes(tags: readonly number[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(4 * tags.length));
  for (const [i, tag] of tags.entries()) {
    view.setUint16(4 * i, tag >>> 16, true);
    view.setUint16(4 * i + 2, tag & 0xffff, true);
  }
  return new Uint8Array(view.buffer);
}

/**
 * A number as Decimal String: as many digits as 16 characters hold.
 *
 * @throws RangeError for NaN and infinity, which DS cannot say.
 * @source DICOM PS3.5 6.2 (DS).
 */
export function decimalString(value: number): string {
  if (!Number.isFinite(value)) throw new RangeError(`DS: ${value}`);
  const shortest = String(value);
  if (shortest.length <= 16) return shortest;
  for (let digits = 15; digits > 0; digits--) {
    const text = String(Number(value.toPrecision(digits)));
    if (text.length <= 16) return text;
  }
  return value.toExponential(8);
}
