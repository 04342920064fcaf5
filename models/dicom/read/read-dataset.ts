import { no } from '../../base/result.ts';
import type { Refusal } from '../../base/result.ts';
import { tagText } from './dataset.ts';
import type { Dataset, Element, Fragment } from './dataset.ts';

export interface Encoding {
  readonly isExplicit: boolean;
  readonly isLittleEndian: boolean;
}

/** What was read, and what was wrong with it: a data set that ends early keeps what came before. */
export interface ReadDataset {
  readonly dataset: Dataset;
  readonly problems: readonly Refusal[];
  readonly end: number; // where reading stopped
}

const undefinedLength = 0xffffffff;
const pixelData = 0x7fe00010;
const item = 0xfffee000;
const itemEnd = 0xfffee00d;
const sequenceEnd = 0xfffee0dd;
const longVrs = new Set(['OB', 'OD', 'OF', 'OL', 'OV', 'OW', 'SQ', 'SV', 'UC', 'UN', 'UR', 'UT', 'UV']);
const deepest = 32;

// Sequences that a sender may have stored as UN because its own dictionary did not know them (PS3.5 6.2.2 note 2).
const sequencesWithinUn = new Set([0x00186011, 0x00189346, 0x52009229, 0x52009230, 0x00081140, 0x00282112, 0x00401012]);

interface Source {
  readonly bytes: Uint8Array;
  readonly view: DataView;
  readonly problems: Refusal[];
  readonly stopBefore: number;
}

interface Range extends Encoding {
  readonly from: number;
  readonly to: number;
  readonly depth: number;
  readonly parent: Dataset | null;
}

interface ReadElement {
  readonly element: Element;
  readonly end: number;
}

/** Thrown within this file only: nothing beyond this place can be trusted. */
class Broken extends Error {}

/**
 * Reads the elements of a data set without decoding their values.
 *
 * @param bytes  the whole file, so that offsets are places in it. @param from  first byte of the data set.
 * @param options  `stopBefore`: the first tag not to read (file meta information ends where group 2 does).
 * @returns what could be read; `problems` tells where it broke off (`dicom.truncated`, `dicom.structure`). Total.
 * @source  DICOM PS3.5 chapter 7.
 */
export function readDataset(
  bytes: Uint8Array,
  from: number,
  options: Encoding & { readonly stopBefore?: number },
): ReadDataset {
  const { isExplicit, isLittleEndian, stopBefore = Infinity } = options;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const source: Source = { bytes, view, problems: [], stopBefore };
  const range = { isExplicit, isLittleEndian, from, to: bytes.length, depth: 0, parent: null };
  const { dataset, end } = readElements(source, range);
  return { dataset, problems: source.problems, end };
}

function readElements(source: Source, range: Range): { readonly dataset: Dataset; readonly end: number } {
  const elements = new Map<number, Element>();
  const { bytes, view } = source;
  const dataset: Dataset = { bytes, view, isLittleEndian: range.isLittleEndian, elements, parent: range.parent };
  const within = { ...range, parent: dataset };
  let at = range.from;
  let last = 0;
  while (at + 8 <= range.to) {
    const tag = tagAt(view, at, range.isLittleEndian);
    if (tag === itemEnd && range.depth > 0) return { dataset, end: at + 8 };
    if (tag === sequenceEnd && range.depth > 0) return { dataset, end: at }; // an item whose end mark is missing
    if (range.depth === 0 && (tag >= source.stopBefore || (tag === 0 && last > 0))) return { dataset, end: at };
    try {
      const { element, end } = readElement(source, within, at);
      elements.set(tag, element);
      at = end;
      last = tag;
    } catch (error) {
      if (!(error instanceof Broken)) throw error;
      return { dataset, end: range.to };
    }
  }
  return { dataset, end: at };
}

interface Head {
  readonly tag: number;
  readonly vr: string;
  readonly length: number;
  readonly offset: number;
}

function readElement(source: Source, range: Range, at: number): ReadElement {
  const head = readHead(source, range, at);
  const { tag, vr, length, offset } = head;
  if (vr === 'SQ' || isHiddenSequence(source, range, head)) return readSequence(source, range, head);
  if (length === undefinedLength) {
    const isSequence = vr === 'UN' || (vr === '' && tag !== pixelData);
    return isSequence ? readSequence(source, range, head) : readFragments(source, range, head);
  }
  const available = Math.min(length, range.to - offset);
  if (available < length) tell(source, 'dicom.truncated', { tag: tagText(tag), have: available, want: length });
  const element = { tag, vr, offset, length: available, declared: length, items: null, fragments: null };
  return { element, end: offset + available };
}

const tell = ({ problems }: Source, code: string, params: Refusal['params']): void => {
  if (problems.length < 100) problems.push(no(code, params).error);
};

function readHead(source: Source, range: Range, at: number): Head {
  const { bytes, view } = source;
  const little = range.isLittleEndian;
  const tag = tagAt(view, at, little);
  const [a, b] = [bytes[at + 4] ?? 0, bytes[at + 5] ?? 0];
  if (!range.isExplicit || !isLetter(a) || !isLetter(b))
    return { tag, vr: '', length: view.getUint32(at + 4, little), offset: at + 8 };
  const vr = String.fromCharCode(a, b);
  if (!longVrs.has(vr)) return { tag, vr, length: view.getUint16(at + 6, little), offset: at + 8 };
  if (at + 12 <= range.to) return { tag, vr, length: view.getUint32(at + 8, little), offset: at + 12 };
  tell(source, 'dicom.truncated', { tag: tagText(tag), have: 0, want: 0 });
  throw new Broken();
}

/** Without a VR, an item mark at the start of the value tells a sequence; private ones of known length stay closed. */
function isHiddenSequence({ view }: Source, range: Range, { tag, vr, length, offset }: Head): boolean {
  const isNamed = vr === 'UN' && sequencesWithinUn.has(tag);
  if (!isNamed && (vr !== '' || ((tag >>> 16) & 1) === 1)) return false;
  if (length < 8 || offset + 8 > range.to || tag === pixelData) return false;
  return tagAt(view, offset, isNamed ? true : range.isLittleEndian) === item;
}

function readSequence(source: Source, range: Range, { tag, vr, length, offset }: Head): ReadElement {
  if (range.depth >= deepest) {
    tell(source, 'dicom.structure', { tag: tagText(tag) });
    throw new Broken();
  }
  // A sequence stored as UN is implicit little endian whatever is around it (PS3.5 6.2.2 note 2).
  const encoding = vr === 'UN' ? { isExplicit: false, isLittleEndian: true } : range;
  const isOpen = length === undefinedLength;
  const to = isOpen ? range.to : Math.min(range.to, offset + length);
  const within = { ...range, isExplicit: encoding.isExplicit, isLittleEndian: encoding.isLittleEndian, to };
  const { items, end } = readItems(source, within, { tag, offset, isOpen });
  return {
    element: { tag, vr: 'SQ', offset, length: end - offset, declared: length, items, fragments: null },
    end: isOpen ? end : to,
  };
}

interface Place {
  readonly tag: number;
  readonly offset: number;
  readonly isOpen: boolean;
}

function readItems(
  source: Source,
  range: Range,
  { tag, offset, isOpen }: Place,
): { readonly items: Dataset[]; readonly end: number } {
  const items: Dataset[] = [];
  let at = offset;
  while (at + 8 <= range.to) {
    const mark = tagAt(source.view, at, range.isLittleEndian);
    if (mark === sequenceEnd) return { items, end: at + 8 };
    if (mark !== item) {
      tell(source, 'dicom.structure', { tag: tagText(tag) });
      if (isOpen) throw new Broken();
      return { items, end: range.to };
    }
    const size = source.view.getUint32(at + 4, range.isLittleEndian);
    const isOpenItem = size === undefinedLength;
    const to = isOpenItem ? range.to : Math.min(range.to, at + 8 + size);
    const read = readElements(source, { ...range, from: at + 8, to, depth: range.depth + 1 });
    items.push(read.dataset);
    at = isOpenItem ? read.end : to;
  }
  return { items, end: at };
}

/** Encapsulated pixel data: split by the items' lengths, never by searching (marks occur inside code streams). */
function readFragments(source: Source, range: Range, { tag, vr, length, offset }: Head): ReadElement {
  const { view } = source;
  const fragments: Fragment[] = [];
  let at = offset;
  let isWhole = false;
  while (at + 8 <= range.to && !isWhole) {
    const mark = tagAt(view, at, range.isLittleEndian);
    const size = view.getUint32(at + 4, range.isLittleEndian);
    if (mark !== item) {
      if (mark === sequenceEnd) at += 8;
      isWhole = true;
      break;
    }
    const available = Math.min(size, range.to - at - 8);
    fragments.push({ offset: at + 8, length: available });
    at += 8 + available;
    if (available < size) break;
  }
  if (!isWhole) tell(source, 'dicom.truncated', { tag: tagText(tag), have: at - offset, want: 0 });
  return { element: { tag, vr, offset, length: at - offset, declared: length, items: null, fragments }, end: at };
}

const isLetter = (code: number): boolean => code >= 65 && code <= 90;
const tagAt = (view: DataView, at: number, isLittleEndian: boolean): number =>
  view.getUint16(at, isLittleEndian) * 0x10000 + view.getUint16(at + 2, isLittleEndian);
