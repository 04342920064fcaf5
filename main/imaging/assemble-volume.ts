import { AppError } from '../../models/base/app-error.ts';
import type { DisplaySet, Frame, VolumeGeometry } from '../../models/imaging/display-set.ts';
import { fillMissing } from '../../models/imaging/view/fill-missing.ts';
import { voxelFromPatient } from '../../models/imaging/view/voxel-step.ts';
import type { Library } from '../library/library.ts';
import { decodeFrame } from './decode-frame.ts';
import { frameBytes } from './frame-bytes.ts';

/** A display set as one block: slice, row, column, in the modality's unit (slope and intercept applied). */
export interface AssembledVolume {
  readonly voxels: Float32Array;
  readonly geometry: VolumeGeometry;
}

/**
 * Decodes every frame of a volume and puts it where its position says; missing slices are filled by position.
 *
 * @throws AppError `imaging.no-volume`, `job.cancelled`, and what reading or decoding a frame throws.
 */
export async function assembleVolume(set: DisplaySet, library: Library, signal: AbortSignal): Promise<AssembledVolume> {
  const { volume: geometry, frames, missingSlices } = set;
  if (!geometry) throw new AppError('imaging.no-volume');
  const { columns, rows, slices } = geometry.shape;
  const voxels = new Float32Array(columns * rows * slices);
  for (const [index, frame] of frames.entries()) {
    if (signal.aborted) throw new AppError('job.cancelled');
    if (frame.problem !== null) continue; // among the missing slices: filled by position
    const values = decodeFrame(await frameBytes(frame.instance, frame.frame, library));
    const { slope, intercept } = frame.pixels;
    const at = sliceOf(geometry, frame, index) * rows * columns;
    for (let i = 0; i < rows * columns; i++) voxels[at + i] = (values[i] ?? 0) * slope + intercept;
  }
  fillMissing(voxels, geometry.shape, missingSlices);
  return { voxels, geometry };
}

const sliceOf = (geometry: VolumeGeometry, { plane }: Frame, index: number): number =>
  plane ? Math.round(voxelFromPatient(geometry, plane.origin)[2]) : index;
