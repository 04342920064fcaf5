import { no, ok } from '../../base/result.ts';
import type { Refusal, Result } from '../../base/result.ts';
import { binaryNumber, itemsOf } from '../read/dataset.ts';
import type { Dataset, Element } from '../read/dataset.ts';
import type { Part10 } from '../read/read-part10.ts';
import { code, number, numbers } from '../read/texts.ts';
import { codecOf } from '../read/transfer-syntaxes.ts';
import type { ImageHeader } from './instance-header.ts';
import { locateFrames } from './locate-frames.ts';
import { readLook } from './look/read-look.ts';
import { readPalette } from './palette.ts';
import type { PaletteChannel } from './palette.ts';
import type { PixelPlace } from './pixel-place.ts';
import { readCommon, readFrameHeaders } from './read-frame-headers.ts';
import { readRegions, readSpacing } from './read-spacing.ts';
import { readSlide } from './taken/slide.ts';

/** Nothing that a screen shows has more pixels in one frame; more is a broken header (slides are tiled). */
const mostPixels = 32_768 * 32_768;
const mostFrames = 1_000_000;

export interface ReadImage {
  readonly image: ImageHeader;
  readonly problems: readonly Refusal[]; // `dicom.pixels-short` {have, want} bytes; `dicom.frames-short` {have, want} compressed frames
}

/**
 * The image in a data set: its format, its frames and where their pixels lie.
 *
 * @returns null when the file holds none; `dicom.image-size` when its size is absent or absurd, before anything is
 *   allocated. Never throws.
 */
export function readImage(part10: Part10): Result<ReadImage | null, Refusal> {
  const { dataset } = part10;
  const found = pixelElement(dataset);
  if (!found) return ok(null);
  const size = sizeOf(dataset);
  if (!size.ok && !dataset.elements.has(0x00280010) && !dataset.elements.has(0x00280011)) return ok(null); // pixels of no image
  if (!size.ok) return size;
  const format = { ...size.value, ...formatOf(dataset, found.samples) };
  const regions = readRegions(dataset);
  const headers = readFrameHeaders(dataset, readCommon(dataset, readSpacing(dataset, regions)), format.frames);
  const { pixels, problems } = placeOf(part10, found.element, format);
  const slide = readSlide(dataset);
  return ok({
    image: {
      ...format,
      ...aboutOf(dataset),
      regions,
      ...headers,
      palette: format.photometric === 'PALETTE COLOR' ? readPalette(dataset) : null,
      ...supplementalOf(part10, format),
      look: readLook(dataset, format),
      ...(slide && { slide }),
      pixels,
    },
    problems,
  });
}

/** The palette of a grey image, unless it says that it is grey alone. Its first value has the sign of the stored ones. */
function supplementalOf({ dataset }: Part10, { photometric, signed }: Format): Pick<ImageHeader, 'supplemental'> {
  if (!photometric.startsWith('MONOCHROME') || code(dataset, 0x00089205) === 'MONOCHROME') return {};
  const palette = readPalette(dataset);
  if (!palette) return {};
  if (!signed) return { supplemental: palette };
  const [red, green, blue] = palette.channels;
  const own = (channel: PaletteChannel): PaletteChannel => ({ ...channel, first: (channel.first << 16) >> 16 });
  return { supplemental: { ...palette, channels: [own(red), own(green), own(blue)] } };
}

function pixelElement({
  elements,
}: Dataset): { readonly element: Element; readonly samples: ImageHeader['samples'] } | undefined {
  const kinds = [
    [0x7fe00010, 'integer'],
    [0x7fe00008, 'float'],
    [0x7fe00009, 'double'],
  ] as const;
  for (const [tag, samples] of kinds) {
    const element = elements.get(tag);
    if (element && (element.declared > 0 || element.fragments)) return { element, samples };
  }
  return undefined;
}

type Size = Pick<ImageHeader, 'rows' | 'columns' | 'frames'>;

function sizeOf(dataset: Dataset): Result<Size, Refusal> {
  const rows = binaryNumber(dataset, 0x00280010, 'US') ?? 0;
  const columns = binaryNumber(dataset, 0x00280011, 'US') ?? 0;
  const frames = Math.max(1, Math.trunc(number(dataset, 0x00280008) ?? 1));
  if (rows < 1 || columns < 1 || rows * columns > mostPixels || frames > mostFrames)
    return no('dicom.image-size', { rows, columns, frames });
  return ok({ rows, columns, frames });
}

type Format = Size &
  Pick<
    ImageHeader,
    'samplesPerPixel' | 'bitsAllocated' | 'bitsStored' | 'highBit' | 'signed' | 'samples' | 'photometric' | 'planar'
  >;

function formatOf(dataset: Dataset, samples: ImageHeader['samples']): Omit<Format, keyof Size> {
  const us = (tag: number): number => binaryNumber(dataset, tag, 'US') ?? 0;
  const fallback = { integer: 16, float: 32, double: 64 }[samples];
  const bitsAllocated = [1, 8, 16, 32, 64].includes(us(0x00280100)) ? us(0x00280100) : fallback;
  const stored = us(0x00280101);
  const bitsStored = stored > 0 && stored <= bitsAllocated ? stored : bitsAllocated;
  const high = us(0x00280102);
  return {
    samplesPerPixel: us(0x00280002) || 1,
    bitsAllocated,
    bitsStored,
    highBit: high >= bitsStored - 1 && high < bitsAllocated ? high : bitsStored - 1,
    signed: us(0x00280103) === 1,
    samples,
    photometric: code(dataset, 0x00280004) || (us(0x00280002) === 3 ? 'RGB' : 'MONOCHROME2'),
    planar: us(0x00280006) === 1,
  };
}

function aboutOf(
  dataset: Dataset,
): Pick<
  ImageHeader,
  | 'isInverse'
  | 'rescaleUnit'
  | 'luts'
  | 'isLossy'
  | 'lossyRatio'
  | 'hasBurnedInText'
  | 'spacingBetweenSlicesMm'
  | 'frameTimesMs'
  | 'totalMatrix'
> {
  const burned = code(dataset, 0x00280301);
  const luts: ImageHeader['luts'] = [];
  if (itemsOf(dataset, 0x00283000).length > 0) luts.push('modality');
  if (itemsOf(dataset, 0x00283010).length > 0) luts.push('voi');
  if (dataset.elements.has(0x00281101))
    luts.push(code(dataset, 0x00280004) === 'PALETTE COLOR' ? 'palette' : 'supplemental-palette');
  const [columns, rows] = [binaryNumber(dataset, 0x00480006, 'UL'), binaryNumber(dataset, 0x00480007, 'UL')];
  return {
    isInverse: code(dataset, 0x20500020) === 'INVERSE',
    rescaleUnit: code(dataset, 0x00541001) || code(dataset, 0x00281054),
    luts,
    isLossy: code(dataset, 0x00282110) === '01',
    ...lossyRatioOf(dataset),
    hasBurnedInText: burned === '' ? null : burned === 'YES',
    spacingBetweenSlicesMm: number(dataset, 0x00180088),
    frameTimesMs: frameTimes(dataset),
    totalMatrix: columns && rows ? { columns, rows } : null,
  };
}

/** Lossy Image Compression Ratio; of several compressions one after the other the greatest. */
function lossyRatioOf(dataset: Dataset): Pick<ImageHeader, 'lossyRatio'> {
  const most = Math.max(...numbers(dataset, 0x00282112), 0);
  return most > 1 ? { lossyRatio: most } : {};
}

/** Frame Time, else the Frame Time Vector whole, else from the display rate. Milliseconds. */
function frameTimes(dataset: Dataset): number[] {
  const one = number(dataset, 0x00181063);
  if (one !== null && one > 0) return [one];
  const vector = numbers(dataset, 0x00181065);
  if (vector.some((value) => value > 0)) return [...vector];
  const rate = number(dataset, 0x00082144) ?? number(dataset, 0x00180040);
  return rate !== null && rate > 0 ? [1000 / rate] : [];
}

/** Bits of one native frame. YBR_FULL_422 keeps two samples a pixel. */
export function frameBitsOf(
  format: Pick<ImageHeader, 'rows' | 'columns' | 'samplesPerPixel' | 'bitsAllocated' | 'photometric'>,
): number {
  const samples = format.photometric === 'YBR_FULL_422' && format.samplesPerPixel === 3 ? 2 : format.samplesPerPixel;
  return format.rows * format.columns * samples * format.bitsAllocated;
}

function placeOf(
  { dataset, transferSyntaxUid, isDeflated, meta }: Part10,
  element: Element,
  format: Format,
): { readonly pixels: PixelPlace; readonly problems: readonly Refusal[] } {
  if (element.fragments) {
    const frames = locateFrames(dataset, element, { frames: format.frames, transferSyntaxUid });
    const have = frames.filter((parts) => parts.length > 0).length;
    const isCut = element.fragments.some(({ offset, length }) => offset + length >= dataset.bytes.length && length > 0);
    const whole = have - (isCut ? 1 : 0); // a file that ends early ends within its last frame
    const isVideo = codecOf(transferSyntaxUid) === 'video'; // one stream, however many frames
    const problems =
      whole < (isVideo ? 1 : format.frames)
        ? [no('dicom.frames-short', { have: whole, want: format.frames }).error]
        : [];
    return {
      pixels: { kind: 'encapsulated', frames: frames.map((parts) => [...parts]), container: 'whole' },
      problems,
    };
  }
  const frameBits = frameBitsOf(format);
  const want = Math.ceil((frameBits * format.frames) / 8);
  const { offset, length } = element;
  const problems = length < want ? [no('dicom.pixels-short', { have: length, want }).error] : [];
  const container = isDeflated ? 'deflate' : 'whole';
  const wordBytes = element.vr === 'OW' ? Math.max(2, format.bitsAllocated / 8) : Math.max(1, format.bitsAllocated / 8);
  return {
    pixels: {
      kind: 'native',
      offset,
      length,
      frameBits,
      isLittleEndian: dataset.isLittleEndian,
      wordBytes,
      container,
      deflatedFrom: isDeflated ? endOf(meta) : 0,
    },
    problems,
  };
}

/** One past the last byte of the file meta information. */
const endOf = ({ elements }: Dataset): number =>
  Math.max(0, ...[...elements.values()].map(({ offset, length }) => offset + length));
