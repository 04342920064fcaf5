import { inflateRawSync } from 'node:zlib';
import { AppError } from '../../models/base/app-error.ts';
import type { InstanceId } from '../../models/base/ids.ts';
import type { TagRow } from '../../models/dicom/contract.ts';
import { keywordOf } from '../../models/dicom/keyword-of.ts';
import { binaryNumbers, isBinary, tagText } from '../../models/dicom/read/dataset.ts';
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
    rows.push({
      tag: tagText(element.tag),
      keyword: keywordOf(element.tag),
      vr: element.vr,
      value: valueOf(dataset, element),
      depth,
    });
    for (const item of element.items ?? []) append(item, depth + 1, rows);
  }
};

const bulk = new Set(['OB', 'OW', 'OF', 'OD', 'OL', 'OV', 'SV', 'UV', 'UN']);
const mostNumbers = 64;

const valueOf = (dataset: Dataset, element: Element): string => {
  if (element.items) return `${element.items.length} ×`;
  if (bulk.has(element.vr) || element.fragments || element.tag === 0x7fe00010) return `${element.length} bytes`;
  if (element.vr === 'AT') return cut(tagsIn(dataset, element), mostNumbers).join('\\');
  if (isBinary(element.vr)) return cut(binaryNumbers(dataset, element.tag, element.vr), mostNumbers).join('\\');
  const text = texts(dataset, element.tag).join('\\');
  return text.length > longestText ? `${text.slice(0, longestText)}…` : text;
};

/** The first of many, and a sign that there are more. */
const cut = (values: readonly (string | number)[], most: number): readonly (string | number)[] =>
  values.length > most ? [...values.slice(0, most), '…'] : values;

/** An attribute tag is two numbers: group, then element. */
const tagsIn = ({ view, isLittleEndian }: Dataset, { offset, length }: Element): readonly string[] =>
  Array.from({ length: length >> 2 }, (_, i) =>
    tagText(
      view.getUint16(offset + i * 4, isLittleEndian) * 0x10000 + view.getUint16(offset + i * 4 + 2, isLittleEndian),
    ),
  );
