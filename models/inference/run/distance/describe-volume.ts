import type { VolumeGeometry } from '../../../imaging/display-set.ts';
import { extentOf, spacingOf } from '../../grid/volume.ts';
import type { Volume } from '../../grid/volume.ts';
import { turnToRas } from '../../operators/reorient.ts';
import { describeValues } from './describe-image.ts';
import type { Described } from './describe-image.ts';

const axes = [
  ['right', 'right to left'],
  ['front', 'front to back'],
  ['up', 'foot to head'],
] as const;

/**
 * A crop in a few numbers: how fine its image was taken along each patient axis and how large the crop is (mm), and its grey
 * as the network reads it (the card's own normalisation done), neighbours compared from foot to head.
 *
 * @param image  the image's own grid. @param read  the crop after the card's steps, array axes R, A, S.
 * @returns ten numbers, always in the same order. Total.
 */
export function describeVolume(image: VolumeGeometry, read: Volume): readonly Described[] {
  const [spacing, size] = [spacingOf(image), extentOf(read.geometry)];
  const turns = turnToRas(image);
  const along = (what: string, values: (axis: 0 | 1 | 2) => number): Described[] =>
    ([0, 1, 2] as const).map((axis) => {
      const [key, name] = axes[axis];
      return { key: `${what}-${key}`, name: `${what}, ${name}`, value: values(axis) };
    });
  return [
    ...along('spacing', (axis) => spacing[turns[axis].axis]),
    ...along('size', (axis) => size[axis]),
    ...describeValues(read.voxels, read.geometry.shape.columns, 'grey'),
  ];
}
