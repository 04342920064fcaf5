import { cache, volumeLoader } from '@cornerstonejs/core';
import type { Types } from '@cornerstonejs/core';
import { length, scale } from '../../../../models/imaging/geometry/vec3.ts';
import type { Vec3 } from '../../../../models/imaging/geometry/vec3.ts';
import { onVolumeGone } from '../../engine/open-volume.ts';
import type { PictureSource } from '../picture.ts';

type VolumeSource = Extract<PictureSource, { kind: 'volume' }>;

// with a colon Cornerstone looks for a loader
const volumeIdOf = (id: VolumeSource['id']): string => `phenoscope-volume-${id}`.replaceAll(':', '-');

onVolumeGone((id) => {
  if (cache.getVolume(volumeIdOf(id))) cache.removeVolumeLoadObject(volumeIdOf(id));
});

/** Our voxels as Cornerstone's volume, made once. @returns its id. */
export function gpuVolume({ id, geometry, voxels }: VolumeSource): string {
  const volumeId = volumeIdOf(id);
  if (cache.getVolume(volumeId)) return volumeId;
  const { column, row, slice, origin, shape } = geometry;
  const unit = (axis: Vec3): Vec3 => scale(axis, 1 / length(axis));
  const directions = [...unit(column), ...unit(row), ...unit(slice)];
  volumeLoader.createLocalVolume(volumeId, {
    dimensions: [shape.columns, shape.rows, shape.slices],
    spacing: [length(column), length(row), length(slice)],
    origin: [...origin],
    direction: matrix(directions),
    scalarData: voxels,
    metadata: metadataOf(geometry),
  });
  return volumeId;
}

const matrix = ([a = 1, b = 0, c = 0, d = 0, e = 1, f = 0, g = 0, h = 0, i = 1]: readonly number[]): Types.Mat3 => [
  a,
  b,
  c,
  d,
  e,
  f,
  g,
  h,
  i,
];

/** What Cornerstone asks of a volume beside its grid; windows come from us with every picture. */
const metadataOf = ({ column, row, shape }: VolumeSource['geometry']): Types.Metadata => ({
  BitsAllocated: 16,
  BitsStored: 16,
  SamplesPerPixel: 1,
  HighBit: 15,
  PhotometricInterpretation: 'MONOCHROME2',
  PixelRepresentation: 1,
  Modality: 'OT',
  ImageOrientationPatient: [1, 0, 0, 0, 1, 0],
  PixelSpacing: [length(row), length(column)],
  FrameOfReferenceUID: 'phenoscope',
  Columns: shape.columns,
  Rows: shape.rows,
  voiLut: [{ windowWidth: 1000, windowCenter: 500 }],
  VOILUTFunction: 'LINEAR',
});
