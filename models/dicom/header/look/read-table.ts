import { binaryNumbers } from '../../read/dataset.ts';
import type { Dataset } from '../../read/dataset.ts';
import { text } from '../../read/texts.ts';
import type { TablePlace } from './look.ts';

/**
 * The lookup tables of a VOI LUT Sequence, in its order.
 *
 * @returns `leftOut`: those that are broken, as the file calls them, else by their place from 1: `#2`. Total.
 */
export function readTables(
  items: readonly Dataset[],
  isSigned: boolean,
): { readonly tables: readonly TablePlace[]; readonly leftOut: string[] } {
  const read = items.map((item, i) => readTable(item, isSigned) ?? (text(item, 0x00283003) || `#${i + 1}`));
  return {
    tables: read.filter((one) => typeof one !== 'string'),
    leftOut: read.filter((one) => typeof one === 'string'),
  };
}

/**
 * The lookup table in one item of a Modality or VOI LUT Sequence.
 *
 * @param isSigned  whether the first mapped value is to be read with a sign, whatever its VR says.
 * @returns null for a descriptor that does not fit its data. Total.
 * @source  DICOM PS3.3 C.11.1.1.1, C.11.2.1.1. Files are met whose third number is wrong: the length of the data decides.
 */
export function readTable(item: Dataset, isSigned: boolean): TablePlace | null {
  const [count = -1, first = 0, bits = 0] = binaryNumbers(item, 0x00283002, 'US');
  const element = item.elements.get(0x00283006);
  if (!element || element.items || element.fragments || count < 0) return null;
  const entries = (count & 0xffff) === 0 ? 65_536 : count & 0xffff;
  const entryBytes = element.length >= entries * 2 ? 2 : 1;
  if (element.length < entries * entryBytes) return null;
  return {
    first: isSigned ? ((first & 0xffff) << 16) >> 16 : first & 0xffff,
    entries,
    bits: bits >= 8 && bits <= 16 ? bits : entryBytes * 8,
    entryBytes,
    offset: element.offset,
    length: element.length,
    isLittleEndian: item.isLittleEndian,
    label: text(item, 0x00283003) || null,
  };
}
