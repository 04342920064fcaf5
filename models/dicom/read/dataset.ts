/** One data element. Values stay in the file's bytes; nothing is decoded until it is asked for. */
export interface Element {
  readonly tag: number; // group × 65536 + element, unsigned
  readonly vr: string; // two letters; empty in an implicit data set
  readonly offset: number; // of the value in `Dataset.bytes`
  readonly length: number; // bytes of the value that are there
  readonly declared: number; // bytes the file says it has; more than `length` when the file ends early
  readonly items: readonly Dataset[] | null; // of a sequence
  readonly fragments: readonly Fragment[] | null; // of encapsulated pixel data; the first is the offset table
}

export interface Fragment {
  readonly offset: number; // in `Dataset.bytes`
  readonly length: number;
}

/** A data set or an item of a sequence. `parent` is where an absent character set is inherited from. */
export interface Dataset {
  readonly bytes: Uint8Array;
  readonly view: DataView;
  readonly isLittleEndian: boolean;
  readonly elements: ReadonlyMap<number, Element>;
  readonly parent: Dataset | null;
}

/** `(gggg,eeee)` in lower-case hex, as DICOM writes a tag. Total. */
export const tagText = (tag: number): string => {
  const hex = tag.toString(16).padStart(8, '0');
  return `(${hex.slice(0, 4)},${hex.slice(4)})`;
};

/** The items of a sequence; none when it is absent, empty or no sequence. Total. */
export const itemsOf = (dataset: Dataset, tag: number): readonly Dataset[] => dataset.elements.get(tag)?.items ?? [];

const numberReaders = {
  US: [2, (view: DataView, at: number, little: boolean) => view.getUint16(at, little)],
  SS: [2, (view: DataView, at: number, little: boolean) => view.getInt16(at, little)],
  UL: [4, (view: DataView, at: number, little: boolean) => view.getUint32(at, little)],
  SL: [4, (view: DataView, at: number, little: boolean) => view.getInt32(at, little)],
  FL: [4, (view: DataView, at: number, little: boolean) => view.getFloat32(at, little)],
  FD: [8, (view: DataView, at: number, little: boolean) => view.getFloat64(at, little)],
} as const;
export type BinaryVr = keyof typeof numberReaders;

/** True for a VR whose values are binary numbers of up to 32 bits, or floats. Total. */
export const isBinary = (vr: string): vr is BinaryVr => Object.hasOwn(numberReaders, vr);

/**
 * Binary numbers of an element: read by the VR the file states, else by `vr`.
 *
 * @returns as many as there are whole values; none when absent. Total.
 */
export function binaryNumbers(dataset: Dataset, tag: number, vr: BinaryVr): readonly number[] {
  const element = dataset.elements.get(tag);
  if (!element) return [];
  const [size, read] = numberReaders[isBinary(element.vr) ? element.vr : vr];
  const values: number[] = [];
  for (let at = 0; at + size <= element.length; at += size)
    values.push(read(dataset.view, element.offset + at, dataset.isLittleEndian));
  return values;
}

/** The first binary number of an element, undefined when absent. Total. */
export const binaryNumber = (dataset: Dataset, tag: number, vr: BinaryVr): number | undefined => {
  const element = dataset.elements.get(tag);
  if (!element) return undefined;
  const [size, read] = numberReaders[isBinary(element.vr) ? element.vr : vr];
  return element.length < size ? undefined : read(dataset.view, element.offset, dataset.isLittleEndian);
};
