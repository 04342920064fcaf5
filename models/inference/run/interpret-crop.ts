import type { VolumeGeometry } from '../../imaging/display-set.ts';
import type { VolumeCard } from '../card/volume-card.ts';
import { backToGrid } from '../grid/back-to-grid.ts';
import { pasteRegion, regionGrid } from '../grid/region.ts';
import { voxelMm3 } from '../../imaging/geometry/patient-from-voxel.ts';
import { shapeOf } from '../grid/volume.ts';
import type { GuardReason } from '../guard.ts';
import { interpretStep } from '../operators/list.ts';
import type { Answer } from '../operators/list.ts';
import { softmax } from '../operators/softmax.ts';
import type { Crop, Place } from './prepare-crop.ts';
import { uncertainShare } from './uncertain-share.ts';

/** What was found in one place. Labels and volumes belong to the image's own grid, not to the network's. */
export interface PackPart extends Place {
  /** One byte a voxel on the image's own grid, storage order. */
  readonly labels: Uint8Array;
  /** One entry a label of the card, in its order; `ml` is the voxel count times the volume of one voxel. */
  readonly volumes: readonly { readonly value: number; readonly voxels: number; readonly ml: number }[];
  readonly totalMl: number;
  /** Share of doubtful voxels; null where the card sets no limit. */
  readonly uncertain: number | null;
  readonly notes: readonly GuardReason[];
}

function countLabels(card: VolumeCard, labels: Uint8Array, mm3: number): PackPart['volumes'] {
  const counts = new Uint32Array(256);
  for (const label of labels) counts[label] = (counts[label] ?? 0) + 1;
  return card.output.labels.map(({ value }) => {
    const voxels = counts[value] ?? 0;
    return { value, voxels, ml: (voxels * mm3) / 1000 };
  });
}

/**
 * Takes the network's answer back onto the image's own grid and counts what it says.
 *
 * @param geometry  of the whole image.
 * @param logits    `channels × crop voxels`, channel 0 background, channel n the card's n-th label.
 * @returns the part. Total.
 */
export function interpretCrop(
  card: VolumeCard,
  geometry: VolumeGeometry,
  { crop, logits }: { readonly crop: Crop; readonly logits: Float32Array },
): PackPart {
  const channels = card.output.labels.length + 1;
  const own = regionGrid(geometry, crop.region);
  const maps = { values: softmax(logits, channels), channels, geometry: crop.volume.geometry };
  const { shape } = crop.region;
  const asked: Answer = { probabilities: backToGrid(maps, own), channels, shape, labels: new Uint8Array(0) };
  const label = (answer: Answer): Answer => card.postprocess.reduce((now, step) => interpretStep(step, now), answer);
  const { labels } = label(asked);
  const volumes = countLabels(card, labels, voxelMm3(geometry));
  return {
    box: crop.box,
    side: crop.side,
    labels: pasteRegion(labels, crop.region, shapeOf(geometry)),
    volumes,
    totalMl: volumes.reduce((sum, { ml }) => sum + ml, 0),
    uncertain: doubtOf(card, label, { ...asked, probabilities: maps.values, shape: shapeOf(crop.volume.geometry) }),
    notes: crop.notes,
  };
}

/** On the network's own grid, where the card's limit was measured. */
const doubtOf = (card: VolumeCard, label: (answer: Answer) => Answer, asked: Answer): number | null => {
  const rule = card.plausibility.uncertainShare;
  return rule ? uncertainShare({ ...asked, labels: label(asked).labels }, rule) : null;
};
