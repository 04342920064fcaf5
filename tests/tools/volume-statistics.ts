// What the training crops of a pack for volumes look like to its network, for the card's `inputStatistics`:
//   node tests/tools/volume-statistics.ts PACK crops.npz split.csv
// Reads `img_<id>` (unsigned bytes, axes R, A, S, 1 mm, left-shaped) of the splits `train` and `test`, takes them through the
// card's own steps, and writes models/ai/PACK/training/statistics.json and the same into card.json. Rule: README of the pack.
import { readFileSync } from 'node:fs';
import { VolumeCard } from '../../models/inference/card/volume-card.ts';
import { gridOf } from '../../models/inference/grid/volume.ts';
import type { Volume } from '../../models/inference/grid/volume.ts';
import { rasDirections } from '../../models/inference/operators/reorient.ts';
import { describeVolume } from '../../models/inference/run/distance/describe-volume.ts';
import type { Described } from '../../models/inference/run/distance/describe-image.ts';
import { prepareCrop } from '../../models/inference/run/prepare-crop.ts';
import { keepStatistics } from './statistics/keep-statistics.ts';
import { readNpz } from './statistics/read-npz.ts';
import type { NpyBytes } from './statistics/read-npz.ts';
import { splitOf } from './statistics/split-of.ts';

const [id = '', npz = '', split = ''] = process.argv.slice(2);
const pack = new URL(`../../models/ai/${id}/`, import.meta.url);
const card = VolumeCard.parse(JSON.parse(readFileSync(new URL('card.json', pack), 'utf8')));

const volumeOf = ({ shape, values }: NpyBytes): Volume => ({
  voxels: Float32Array.from(values),
  geometry: gridOf([0, 0, 0], rasDirections, shape),
});

function describe(volume: Volume): readonly Described[] {
  const crop = prepareCrop(card, { volume, missingSlices: [] }, { box: null, side: 'left' });
  if (!('starts' in crop)) throw new Error(crop.code);
  return describeVolume(volume.geometry, crop.volume);
}

const splits = splitOf(split);
const described: { train: (readonly Described[])[]; test: (readonly Described[])[] } = { train: [], test: [] };
for (const [name, array] of readNpz(readFileSync(npz))) {
  const of = name.startsWith('img_') ? splits.get(name.slice(4)) : undefined;
  if (of === 'train' || of === 'test') described[of].push(describe(volumeOf(array)));
}
keepStatistics(pack, described);
