import { no, ok } from '../../../base/result.ts';
import type { Refusal, Result } from '../../../base/result.ts';
import type { Code } from '../../../base/code.ts';
import { binaryNumber, binaryNumbers, itemsOf } from '../dataset.ts';
import type { Dataset } from '../dataset.ts';
import { code, codes, date, text, texts } from '../texts.ts';
import { colorFromCielab } from './color-from-cielab.ts';
import { SegmentAlgorithm } from './segmentation.ts';
import type { ReceivedSegmentation, Segment, SegmentationFrame, SourceFrame } from './segmentation.ts';

const kinds: Readonly<Record<string, ReceivedSegmentation['kind']>> = {
  BINARY: 'binary',
  FRACTIONAL: 'fractional',
  LABELMAP: 'labelmap',
};

/**
 * What a received segmentation says of itself, of its segments and frames.
 *
 * @param dataset  of a Segmentation or Label Map Segmentation.
 * @returns `dicom.seg-kind` {kind} for one of another kind (a surface), `dicom.seg-no-segments`, `dicom.seg-no-maximum` where
 *   fractions have no whole. Total.
 * @source  DICOM PS3.3 A.51, C.8.20, C.7.6.16.2.6 (Derivation Image).
 */
export function readSegmentation(dataset: Dataset): Result<ReceivedSegmentation, Refusal> {
  const named = code(dataset, 0x00620001) || (dataset.elements.has(0x00660002) ? 'SURFACE' : '–');
  const kind = kinds[named];
  if (kind === undefined) return no('dicom.seg-kind', { kind: named });
  const background = kind === 'labelmap' ? backgroundOf(dataset) : null;
  const segments = itemsOf(dataset, 0x00620002)
    .map(segmentOf)
    .filter((segment) => kind !== 'labelmap' || !isBackground(segment, background));
  if (segments.length === 0) return no('dicom.seg-no-segments');
  const fraction = kind === 'fractional' ? fractionOf(dataset) : null;
  if (fraction?.most === 0) return no('dicom.seg-no-maximum');
  const series = itemsOf(dataset, 0x00081115); // ReferencedSeriesSequence
  return ok({
    kind,
    fraction,
    label: text(dataset, 0x00700080),
    description: text(dataset, 0x00700081),
    creator: text(dataset, 0x00700084),
    date: date(dataset, 0x00080023),
    maker: makerOf(dataset),
    segments,
    frames: framesOf(dataset, kind === 'labelmap' ? [] : segments),
    background,
    seriesUids: series.map((one) => code(one, 0x0020000e)).filter((uid) => uid !== ''),
    sopInstanceUids: series
      .flatMap((one) => itemsOf(one, 0x0008114a))
      .map((image) => code(image, 0x00081155))
      .filter((uid) => uid !== ''),
  });
}

/** Pixel Padding Value: signed or not as the pixels are, which a label map's never are. */
const backgroundOf = (dataset: Dataset): number | null => binaryNumber(dataset, 0x00280120, 'US') ?? null;

/** Described like a segment, though it is none: by the padding value, or by its code (DCM 125040, Background). */
const isBackground = ({ number, type }: Segment, background: number | null): boolean =>
  number === background || (type?.scheme === 'DCM' && type.value === '125040');

const fractionOf = (dataset: Dataset): NonNullable<ReceivedSegmentation['fraction']> => ({
  of: code(dataset, 0x00620010) === 'OCCUPANCY' ? 'occupancy' : 'probability',
  most: binaryNumber(dataset, 0x0062000e, 'US') ?? 0,
});

const makerOf = (dataset: Dataset): string =>
  [text(dataset, 0x00080070), text(dataset, 0x00081090), texts(dataset, 0x00181020).join(' ')]
    .filter((part) => part !== '')
    .join(' ');

function segmentOf(item: Dataset): Segment {
  const [type] = itemsOf(item, 0x0062000f);
  const lab = binaryNumbers(item, 0x0062000d, 'US');
  const [l, a, b] = lab;
  return {
    number: binaryNumber(item, 0x00620004, 'US') ?? 0,
    label: text(item, 0x00620005),
    category: codeOf(itemsOf(item, 0x00620003)[0]),
    type: codeOf(type),
    laterality: type ? sideOf(type) : null,
    color: l !== undefined && a !== undefined && b !== undefined ? colorFromCielab([l, a, b]) : null,
    algorithm: SegmentAlgorithm.safeParse(code(item, 0x00620008)).data ?? null,
    algorithmName: text(item, 0x00620009),
    trackingUid: code(item, 0x00620021),
  };
}

/** A coded concept; null unless scheme and value are there. A meaning that is missing is the value. */
function codeOf(item: Dataset | undefined): Code | null {
  if (!item) return null;
  const value = code(item, 0x00080100) || code(item, 0x00080119) || code(item, 0x00080120);
  const scheme = code(item, 0x00080102);
  return value === '' || scheme === '' ? null : { scheme, value, meaning: text(item, 0x00080104) || value };
}

// Left and right as SNOMED CT and, in older files, SNOMED RT name them. PS3.16 CID 244.
const sides: Readonly<Record<string, Segment['laterality']>> = {
  '7771000': 'left',
  'G-A101': 'left',
  '24028007': 'right',
  'G-A100': 'right',
};

/** The side among the modifiers of a property type, which stand in its own item. */
function sideOf(type: Dataset): Segment['laterality'] {
  const modifiers = itemsOf(type, 0x00620011).map((item) => sides[code(item, 0x00080100)] ?? null);
  return modifiers.find((side) => side !== null) ?? null;
}

const mostFrames = 100_000; // more than any object has; a number of frames is not to be believed blindly

/** One entry a frame, as far as functional groups tell of it: shared groups hold where a frame has none of its own. */
function framesOf(dataset: Dataset, segments: readonly Segment[]): readonly SegmentationFrame[] {
  const count = Number(codes(dataset, 0x00280008)[0] ?? '1');
  const [shared] = itemsOf(dataset, 0x52009229);
  const own = itemsOf(dataset, 0x52009230);
  const [only, ...others] = segments;
  const sole = others.length === 0 && only ? only.number : null;
  return Array.from({ length: Math.min(count >= 1 ? Math.trunc(count) : 1, mostFrames) }, (_, index) => {
    const groups = [own[index], shared].filter((group) => group !== undefined);
    const segment = groups.flatMap(numberOf)[0];
    const sources = groups.map(sourcesOf).find(({ length }) => length > 0) ?? [];
    return { segment: segment ?? sole, sources };
  });
}

const numberOf = (group: Dataset): readonly number[] =>
  itemsOf(group, 0x0062000a).flatMap((item) => binaryNumbers(item, 0x0062000b, 'US'));

const sourcesOf = (group: Dataset): readonly SourceFrame[] =>
  itemsOf(group, 0x00089124) // DerivationImageSequence
    .flatMap((derivation) => itemsOf(derivation, 0x00082112)) // SourceImageSequence
    .flatMap((source): readonly SourceFrame[] => {
      const sopInstanceUid = code(source, 0x00081155);
      const frames = codes(source, 0x00081160).map(Number).filter(Number.isSafeInteger);
      if (sopInstanceUid === '') return [];
      return frames.length > 0
        ? frames.map((frame) => ({ sopInstanceUid, frame: frame - 1 }))
        : [{ sopInstanceUid, frame: null }];
    });
