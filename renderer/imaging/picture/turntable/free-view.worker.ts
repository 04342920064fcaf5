import { freeView, presetLevels, volumePicture } from '../../../../models/imaging/view/turntable/turntable-picture.ts';
import type { FreeViewAsk, MadePicture, ShownVolume } from './turntable-messages.ts';

let shown: (ShownVolume & { readonly levels: readonly number[] }) | undefined;

addEventListener('message', ({ data }: MessageEvent<FreeViewAsk>) => {
  if (data.kind === 'volume') {
    shown = { ...data, levels: presetLevels(data.voxels, data.preset) };
    return;
  }
  if (!shown) return;
  const { voxels, geometry, preset, levels } = shown;
  const { axes, side } = data;
  const words = volumePicture(voxels, geometry, { view: freeView(geometry, axes, side), side, preset, levels });
  const made: MadePicture = { levels, side, words };
  postMessage(made, { transfer: [words.buffer] });
});
