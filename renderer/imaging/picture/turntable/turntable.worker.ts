import { presetLevels, turntablePicture } from '../../../../models/imaging/view/turntable/turntable-picture.ts';
import type { TurntableMade, TurntableStart } from './turntable-messages.ts';

addEventListener('message', ({ data }: MessageEvent<TurntableStart>) => {
  const { voxels, geometry, preset, steps } = data;
  const levels = presetLevels(voxels, preset);
  for (const step of steps) {
    const made: TurntableMade = {
      step,
      levels,
      greys: turntablePicture(voxels, geometry, { step, preset, levels }),
    };
    postMessage(made, { transfer: [made.greys.buffer] });
  }
});
