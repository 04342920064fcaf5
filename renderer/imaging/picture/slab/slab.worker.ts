import { resliceSlab } from '../../../../models/imaging/view/reslice/reslice-slab.ts';
import type { Voxels } from '../../../../models/imaging/view/reslice/sample-row.ts';
import type { SlabAnswer, SlabAsk } from './slab-messages.ts';

let volume: Voxels | undefined;

addEventListener('message', ({ data }: MessageEvent<SlabAsk>) => {
  if (data.kind === 'volume') volume = data.voxels;
  else if (volume) {
    const answer: SlabAnswer = { values: resliceSlab(volume, data.job) };
    postMessage(answer, { transfer: [answer.values.buffer] });
  }
});
