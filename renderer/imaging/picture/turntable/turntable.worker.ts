import {
  presetLevels,
  turntableSide,
  turntableView,
  volumePicture,
} from '../../../../models/imaging/view/turntable/turntable-picture.ts';
import type { TurntableMade, TurntableStart } from './turntable-messages.ts';

addEventListener('message', ({ data }: MessageEvent<TurntableStart>) => {
  const { voxels, geometry, preset, steps } = data;
  const levels = presetLevels(voxels, preset);
  for (const step of steps) {
    const view = turntableView(geometry, step);
    const words = volumePicture(voxels, geometry, { view, side: turntableSide, preset, levels });
    const made: TurntableMade = { step, levels, side: turntableSide, words };
    postMessage(made, { transfer: [words.buffer] });
  }
});
