import { no, ok } from '../../base/result.ts';
import type { Refusal, Result } from '../../base/result.ts';
import { cross, dot, length, scale, subtract } from '../../imaging/geometry/vec3.ts';
import type { VolumeGeometry } from '../../imaging/display-set.ts';
import { binaryNumber, itemsOf } from '../read/dataset.ts';
import type { Dataset } from '../read/dataset.ts';
import { readPart10 } from '../read/read-part10.ts';
import { code, numbers, text } from '../read/texts.ts';
import { attributes } from './encode/attributes.ts';
import type { Keyword } from './encode/attributes.ts';

export interface ReadSegment {
  readonly number: number;
  readonly label: string;
  readonly code: string; // of the property type
  readonly mask: Uint8Array; // 0 or 1 a voxel, slice-row-column, on the grid that was asked for
}

const tolerance = 1e-3; // mm off a slice's plane; decimal strings hold 16 characters
const tagOf = (keyword: Keyword): number => attributes[keyword][0];
const count = (dataset: Dataset, keyword: Keyword): number => binaryNumber(dataset, tagOf(keyword), 'US') ?? 0;
const items = (dataset: Dataset, keyword: Keyword): readonly Dataset[] => itemsOf(dataset, tagOf(keyword));

/** Where the frames of a SEG are to lie. */
interface Place {
  readonly shape: VolumeGeometry['shape'];
  readonly sliceOf: (frame: Dataset) => number | null; // null: not here
}

/**
 * The segments of a binary SEG as masks on a grid that has its planes.
 *
 * @param bytes  a Part 10 file. @param grid  the volume to read onto: same rows, columns and plane as the SEG's frames.
 * @returns segments in their order, or why they cannot lie on this grid (`dicom.seg-not-binary`, `dicom.seg-other-grid`),
 *   or why the file cannot be read. Total.
 * @source DICOM PS3.3 C.8.20, PS3.5 8.1.1.
 */
export const readSeg = (bytes: Uint8Array, grid: VolumeGeometry): Result<readonly ReadSegment[], Refusal> =>
  readOnto(bytes, { shape: grid.shape, sliceOf: (frame) => sliceOf(frame, grid) });

/**
 * The segments of a binary SEG as masks on the one image that its frames name as their source; no place in a patient is
 * asked for.
 *
 * @param image  `frame` counts from 0. @returns as `readSeg`.
 */
export function readImageSeg(
  bytes: Uint8Array,
  image: { readonly sopInstanceUid: string; readonly frame: number; readonly rows: number; readonly columns: number },
): Result<readonly ReadSegment[], Refusal> {
  const { rows, columns } = image;
  return readOnto(bytes, {
    shape: { rows, columns, slices: 1 },
    sliceOf: (frame) => (isFrom(frame, image) ? 0 : null),
  });
}

function readOnto(bytes: Uint8Array, place: Place): Result<readonly ReadSegment[], Refusal> {
  const read = readPart10(bytes, { inflate: () => undefined });
  if (!read.ok) return read;
  const seg = read.value.dataset;
  if (code(seg, tagOf('SegmentationType')) !== 'BINARY' || count(seg, 'BitsAllocated') !== 1)
    return no('dicom.seg-not-binary');
  const { shape } = place;
  const [rows, columns] = [count(seg, 'Rows'), count(seg, 'Columns')];
  if (rows !== shape.rows || columns !== shape.columns) return no('dicom.seg-other-grid', { rows, columns });
  const size = rows * columns;
  const segments = items(seg, 'SegmentSequence').map((segment) => segmentOf(segment, size * shape.slices));
  const pixels = seg.elements.get(tagOf('PixelData'));
  const packed = seg.bytes.subarray(pixels?.offset ?? 0, (pixels?.offset ?? 0) + (pixels?.length ?? 0));
  for (const [index, frame] of items(seg, 'PerFrameFunctionalGroupsSequence').entries()) {
    const slice = place.sliceOf(frame);
    if (slice === null) return no('dicom.seg-other-grid', { frame: index + 1 });
    const [identification] = items(frame, 'SegmentIdentificationSequence');
    const number = identification ? count(identification, 'ReferencedSegmentNumber') : 0;
    const mask = segments.find((segment) => segment.number === number)?.mask;
    if (mask) for (let i = 0; i < size; i++) mask[slice * size + i] = bitAt(packed, index * size + i);
  }
  return ok(segments);
}

/** Whether a frame was outlined on this image, and nowhere else. A frame number that is not named is the first. */
function isFrom(frame: Dataset, image: { readonly sopInstanceUid: string; readonly frame: number }): boolean {
  const sources = items(frame, 'DerivationImageSequence').flatMap((one) => items(one, 'SourceImageSequence'));
  return (
    sources.length > 0 &&
    sources.every(
      (source) =>
        code(source, tagOf('ReferencedSOPInstanceUID')) === image.sopInstanceUid &&
        (numbers(source, tagOf('ReferencedFrameNumber'))[0] ?? 1) === image.frame + 1,
    )
  );
}

function segmentOf(segment: Dataset, voxels: number): ReadSegment {
  const [type] = items(segment, 'SegmentedPropertyTypeCodeSequence');
  return {
    number: count(segment, 'SegmentNumber'),
    label: text(segment, tagOf('SegmentLabel')),
    code: type ? text(type, tagOf('CodeValue')) || text(type, tagOf('LongCodeValue')) : '',
    mask: new Uint8Array(voxels),
  };
}

const bitAt = (packed: Uint8Array, bit: number): number => ((packed[bit >> 3] ?? 0) >> (bit & 7)) & 1;

/** The slice a frame lies in, or null when its corner is not that of a slice. */
function sliceOf(frame: Dataset, grid: VolumeGeometry): number | null {
  const [position] = items(frame, 'PlanePositionSequence');
  const [x = Number.NaN, y = Number.NaN, z = Number.NaN] = position
    ? numbers(position, tagOf('ImagePositionPatient'))
    : [];
  const offset = subtract([x, y, z], grid.origin);
  const normal = cross(grid.column, grid.row);
  const slice = Math.round(dot(offset, normal) / dot(grid.slice, normal));
  const isOn = length(subtract(offset, scale(grid.slice, slice))) < tolerance;
  return isOn && slice >= 0 && slice < grid.shape.slices ? slice : null;
}
