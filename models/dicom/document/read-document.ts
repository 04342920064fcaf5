import { itemsOf } from '../read/dataset.ts';
import type { Dataset } from '../read/dataset.ts';
import { code, codes, date, text, texts } from '../read/texts.ts';
import type { DocumentItem, ReadDocument, ReferencedImage } from './document.ts';
import { regionText } from './region-text.ts';

/** More than any report has; a file that goes on is cut and says so. */
const mostItems = 20_000;

/**
 * The content of a structured report or a key object list, item by item, in its order.
 *
 * @param dataset  of the file. @returns what can be read: an item of an unknown kind keeps its name. Total.
 * @source  DICOM PS3.3 C.17.3 (SR Document Content), C.17.2 (General), C.17.6 (Key Object Document).
 */
export function readDocument(dataset: Dataset): ReadDocument {
  const items: DocumentItem[] = [];
  const isWhole = appendChildren(dataset, 0, items);
  const observers = itemsOf(dataset, 0x0040a073);
  return {
    title: conceptName(dataset),
    date: date(dataset, 0x00080023),
    isComplete: flag(code(dataset, 0x0040a491), 'COMPLETE'),
    isVerified: flag(code(dataset, 0x0040a493), 'VERIFIED'),
    verifiedBy: observers.map((observer) => text(observer, 0x0040a075)).filter((name) => name !== ''),
    items,
    isCut: !isWhole,
  };
}

const flag = (value: string, yes: string): boolean | null => (value === '' ? null : value === yes);

/** @returns false when something was left out. */
function appendChildren(dataset: Dataset, depth: number, items: DocumentItem[]): boolean {
  let isWhole = true;
  for (const child of itemsOf(dataset, 0x0040a730)) {
    if (items.length >= mostItems) return false;
    items.push(itemOf(child, depth));
    isWhole = appendChildren(child, depth + 1, items) && isWhole;
  }
  return isWhole;
}

const asides = new Set(['HAS CONCEPT MOD', 'HAS OBS CONTEXT', 'HAS ACQ CONTEXT', 'INFERRED FROM', 'SELECTED FROM']);

function itemOf(item: Dataset, depth: number): DocumentItem {
  const base = {
    depth,
    isAside: asides.has(code(item, 0x0040a010)),
    name: conceptName(item),
    unit: '',
    images: imagesOf(item),
  };
  const read = readers[code(item, 0x0040a040)];
  return { ...base, ...(read?.(item) ?? { kind: 'reference', value: '' }) };
}

type Read = (item: Dataset) => Pick<DocumentItem, 'kind' | 'value'> & Partial<Pick<DocumentItem, 'unit'>>;

/** By value type. */
const readers: Readonly<Record<string, Read>> = {
  CONTAINER: () => ({ kind: 'heading', value: '' }),
  TEXT: (item) => ({ kind: 'text', value: texts(item, 0x0040a160).join('\\') }),
  CODE: (item) => ({ kind: 'code', value: meaningOf(itemsOf(item, 0x0040a168)[0]) }),
  NUM: numberOf,
  DATE: (item) => ({ kind: 'date', value: date(item, 0x0040a121) ?? code(item, 0x0040a121) }),
  TIME: (item) => ({ kind: 'date', value: code(item, 0x0040a122) }),
  DATETIME: (item) => ({ kind: 'date', value: code(item, 0x0040a120) }),
  PNAME: (item) => ({ kind: 'name', value: text(item, 0x0040a123) }),
  UIDREF: (item) => ({ kind: 'uid', value: code(item, 0x0040a124) }),
  IMAGE: () => ({ kind: 'image', value: '' }),
  SCOORD: (item) => ({ kind: 'region', value: regionText(item) }),
  SCOORD3D: (item) => ({ kind: 'region', value: regionText(item) }),
};

/** The first value of a measurement with its unit; where it has none, why. */
function numberOf(item: Dataset): ReturnType<Read> {
  const [measured] = itemsOf(item, 0x0040a300);
  const value = measured ? codes(measured, 0x0040a30a).join('\\') : '';
  if (value === '') return { kind: 'number', value: meaningOf(itemsOf(item, 0x0040a301)[0]) };
  const [unit] = measured ? itemsOf(measured, 0x004008ea) : [];
  return { kind: 'number', value, unit: unit ? code(unit, 0x00080100) : '' };
}

const conceptName = (item: Dataset): string => meaningOf(itemsOf(item, 0x0040a043)[0]);

/** The meaning of a code, else its value with its scheme. */
function meaningOf(concept: Dataset | undefined): string {
  if (!concept) return '';
  const value = code(concept, 0x00080100) || code(concept, 0x00080119) || code(concept, 0x00080120);
  return text(concept, 0x00080104) || [code(concept, 0x00080102), value].filter((part) => part !== '').join(' ');
}

const imagesOf = (item: Dataset): ReferencedImage[] =>
  itemsOf(item, 0x00081199).map((reference) => ({
    sopInstanceUid: code(reference, 0x00081155),
    frames: codes(reference, 0x00081160).map(Number).filter(Number.isSafeInteger),
  }));
