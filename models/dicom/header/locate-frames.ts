import type { Dataset, Element, Fragment } from '../read/dataset.ts';
import { codecOf } from '../read/transfer-syntaxes.ts';

type Part = readonly [offset: number, length: number];

/**
 * Which fragments make up which frame of encapsulated pixel data.
 *
 * One frame, or a video (one stream for all its frames): all fragments. As many fragments as frames: one each. Else the offset table, the extended one first; else
 * the start marks of the code streams.
 *
 * @returns for each frame its parts `[offset, length]`, at most `frames`; fewer when the file ends early. Total.
 * @source  DICOM PS3.5 A.4.
 */
export function locateFrames(
  dataset: Dataset,
  element: Element,
  options: { readonly frames: number; readonly transferSyntaxUid: string },
): readonly (readonly Part[])[] {
  const [table, ...fragments] = element.fragments ?? [];
  if (!table || fragments.length === 0) return [];
  const { frames, transferSyntaxUid } = options;
  if (frames === 1 || codecOf(transferSyntaxUid) === 'video') return [fragments.map(partOf)];
  const starts =
    tableStarts(dataset, table) ??
    (fragments.length === frames ? undefined : markStarts(dataset, fragments, transferSyntaxUid));
  if (fragments.length === frames || !starts) return fragments.slice(0, frames).map((fragment) => [partOf(fragment)]);
  const base = fragments[0]?.offset ?? 0;
  return starts.slice(0, frames).map((start, i) => {
    const end = starts[i + 1] ?? Infinity;
    // Offsets count from the first fragment's item head, 8 bytes before its bytes.
    return fragments.filter(({ offset }) => offset - base >= start && offset - base < end).map(partOf);
  });
}

const partOf = ({ offset, length }: Fragment): Part => [offset, length];

/** Frame starts from the extended or the basic offset table; undefined when both are empty or broken. */
function tableStarts(dataset: Dataset, basic: Fragment): readonly number[] | undefined {
  const { view, elements, isLittleEndian } = dataset;
  const extended = elements.get(0x7fe00001);
  const starts: number[] = [];
  if (extended && extended.length >= 8)
    for (let at = 0; at + 8 <= extended.length; at += 8)
      starts.push(Number(view.getBigUint64(extended.offset + at, isLittleEndian)));
  else for (let at = 0; at + 4 <= basic.length; at += 4) starts.push(view.getUint32(basic.offset + at, isLittleEndian));
  const isRising = starts.every((start, i) => i === 0 || start > (starts[i - 1] ?? 0));
  return starts.length > 1 && starts[0] === 0 && isRising ? starts : undefined;
}

/** Frame starts where a fragment begins with the mark of a new code stream; undefined when the codec has no such mark. */
function markStarts(
  { bytes }: Dataset,
  fragments: readonly Fragment[],
  transferSyntaxUid: string,
): readonly number[] | undefined {
  const mark = startMarks[codecOf(transferSyntaxUid)];
  if (!mark) return undefined;
  const base = fragments[0]?.offset ?? 0;
  return fragments
    .filter(({ offset }) => mark.every((byte, i) => bytes[offset + i] === byte))
    .map(({ offset }) => offset - base);
}

const startMarks: Readonly<Record<string, readonly number[]>> = {
  jpeg: [0xff, 0xd8],
  'jpeg-lossless': [0xff, 0xd8],
  'jpeg-ls': [0xff, 0xd8],
  'jpeg-2000': [0xff, 0x4f, 0xff, 0x51],
  htj2k: [0xff, 0x4f, 0xff, 0x51],
};
