import { inflateRawSync } from 'node:zlib';
import { AppError } from '../../models/base/app-error.ts';
import type { InstanceId } from '../../models/base/ids.ts';
import type { TagRow } from '../../models/dicom/contract.ts';
import { tagText } from '../../models/dicom/read/dataset.ts';
import type { Dataset, Element } from '../../models/dicom/read/dataset.ts';
import { readPart10 } from '../../models/dicom/read/read-part10.ts';
import { texts } from '../../models/dicom/read/texts.ts';
import type { Library } from '../library/library.ts';
import { readReceived } from '../library/read-received.ts';

const longestText = 1024;
const mostRows = 20_000;

/** Every attribute of a received file in its order, sequences unfolded. @throws AppError `dicom.unknown-instance`, `dicom.*`. */
export async function tagsOf(id: InstanceId, library: Library): Promise<TagRow[]> {
  const record = await library.store.instance(id);
  if (!record) throw new AppError('dicom.unknown-instance', { instance: id });
  const read = readPart10(await readReceived(record, library), { inflate: (bytes) => inflateRawSync(bytes) });
  if (!read.ok) throw new AppError(read.error.code, read.error.params);
  const rows: TagRow[] = [];
  for (const dataset of [read.value.meta, read.value.dataset]) append(dataset, 0, rows);
  return rows;
}

const append = (dataset: Dataset, depth: number, rows: TagRow[]): void => {
  for (const element of dataset.elements.values()) {
    if (rows.length >= mostRows) return;
    rows.push({ tag: tagText(element.tag), keyword: '', vr: element.vr, value: valueOf(dataset, element), depth });
    for (const item of element.items ?? []) append(item, depth + 1, rows);
  }
};

const numeric: Readonly<Record<string, [number, (view: DataView, at: number, little: boolean) => number]>> = {
  US: [2, (view, at, little) => view.getUint16(at, little)],
  SS: [2, (view, at, little) => view.getInt16(at, little)],
  UL: [4, (view, at, little) => view.getUint32(at, little)],
  SL: [4, (view, at, little) => view.getInt32(at, little)],
  FL: [4, (view, at, little) => view.getFloat32(at, little)],
  FD: [8, (view, at, little) => view.getFloat64(at, little)],
};
const bulk = new Set(['OB', 'OW', 'OF', 'OD', 'OL', 'OV', 'UN']);

const valueOf = (dataset: Dataset, element: Element): string => {
  if (element.items) return `${element.items.length} ×`;
  if (bulk.has(element.vr) || element.fragments || element.tag === 0x7fe00010) return `${element.length} bytes`;
  const [size, read] = numeric[element.vr] ?? [0, undefined];
  if (!read) return texts(dataset, element.tag).join('\\').slice(0, longestText);
  const values: number[] = [];
  for (let at = 0; at + size <= element.length && values.length < 64; at += size)
    values.push(read(dataset.view, element.offset + at, dataset.isLittleEndian));
  return values.join('\\');
};
