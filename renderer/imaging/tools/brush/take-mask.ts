import { drawings } from '../../drawings/drawings.ts';
import type { BrushedMask } from '../../drawings/drawings.ts';
import { imageGrid } from '../../drawings/image-masks.ts';
import { masks } from '../../drawings/mask-shelf.ts';
import type { Brushed } from './brushed-in.ts';

/** A working copy of a mask, undefined while its bytes are not here. A stroke begun before the last is kept goes on in its copy. */
export function takeMask({ id, geometry, image }: Brushed): BrushedMask | undefined {
  const running = drawings.get().mask;
  if (running?.finding === id) return running;
  const labels = masks.get().get(geometry.mask);
  const grid = geometry.kind === 'mask' ? geometry.grid : image && imageGrid(image, geometry);
  if (!labels || !grid) return undefined;
  const mask: BrushedMask = { finding: id, map: { grid, labels: labels.slice() }, version: 0 };
  drawings.set((before) => ({ ...before, mask }));
  return mask;
}
