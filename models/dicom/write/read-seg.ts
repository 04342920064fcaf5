import dicomParser from 'dicom-parser';
import { no, ok } from '../../base/result.ts';
import type { Refusal, Result } from '../../base/result.ts';
import { cross, dot, length, scale, subtract } from '../../imaging/geometry/vec3.ts';
import type { VolumeGeometry } from '../../imaging/display-set.ts';

type ParsedDataSet = ReturnType<typeof dicomParser.parseDicom>;

export interface ReadSegment {
  readonly number: number;
  readonly label: string;
  readonly code: string; // of the property type
  readonly mask: Uint8Array; // 0 or 1 a voxel, slice-row-column, on the grid that was asked for
}

export type ReadSegRefusal = 'dicom.seg-not-binary' | 'dicom.seg-other-grid';

const tolerance = 1e-3; // mm off a slice's plane; decimal strings hold 16 characters

/**
 * The segments of a binary SEG as masks on a grid that has its planes.
 *
 * @param bytes  a Part 10 file. @param grid  the volume to read onto: same rows, columns and plane as the SEG's frames.
 * @returns segments in their order, or why they cannot lie on this grid. Throws what the parser throws on a broken file.
 * @source DICOM PS3.3 C.8.20, PS3.5 8.1.1.
 */
export function readSeg(
  bytes: Uint8Array,
  grid: VolumeGeometry,
): Result<readonly ReadSegment[], Refusal<ReadSegRefusal>> {
  const seg = dicomParser.parseDicom(bytes);
  if (seg.string('x00620001') !== 'BINARY' || seg.uint16('x00280100') !== 1) return no('dicom.seg-not-binary');
  const [rows, columns] = [seg.uint16('x00280010') ?? 0, seg.uint16('x00280011') ?? 0];
  if (rows !== grid.shape.rows || columns !== grid.shape.columns) return no('dicom.seg-other-grid', { rows, columns });
  const size = rows * columns;
  const segments = itemsOf(seg, 'x00620002').map((item) => ({
    number: item.uint16('x00620004') ?? 0,
    label: item.string('x00620005') ?? '',
    code: itemsOf(item, 'x0062000f')[0]?.string('x00080100') ?? '',
    mask: new Uint8Array(size * grid.shape.slices),
  }));
  const pixels = seg.elements.x7fe00010;
  const packed = pixels ? bytes.subarray(pixels.dataOffset, pixels.dataOffset + pixels.length) : new Uint8Array(0);
  for (const [index, frame] of itemsOf(seg, 'x52009230').entries()) {
    const slice = sliceOf(frame, grid);
    if (slice === null) return no('dicom.seg-other-grid', { frame: index + 1 });
    const number = itemsOf(frame, 'x0062000a')[0]?.uint16('x0062000b');
    const mask = segments.find((segment) => segment.number === number)?.mask;
    if (mask) for (let i = 0; i < size; i++) mask[slice * size + i] = bitAt(packed, index * size + i);
  }
  return ok(segments);
}

const itemsOf = (dataSet: ParsedDataSet, tag: string): readonly ParsedDataSet[] =>
  (dataSet.elements[tag]?.items ?? []).flatMap((item) => (item.dataSet ? [item.dataSet] : []));

const bitAt = (packed: Uint8Array, bit: number): number => ((packed[bit >> 3] ?? 0) >> (bit & 7)) & 1;

/** The slice a frame lies in, or null when its corner is not that of a slice. */
function sliceOf(frame: ParsedDataSet, grid: VolumeGeometry): number | null {
  const position = itemsOf(frame, 'x00209113')[0];
  const at = (i: number): number => position?.floatString('x00200032', i) ?? Number.NaN;
  const offset = subtract([at(0), at(1), at(2)], grid.origin);
  const normal = cross(grid.column, grid.row);
  const slice = Math.round(dot(offset, normal) / dot(grid.slice, normal));
  const isOn = length(subtract(offset, scale(grid.slice, slice))) < tolerance;
  return isOn && slice >= 0 && slice < grid.shape.slices ? slice : null;
}
