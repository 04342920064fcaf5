import type { Images } from '../app/context.ts';
import { assembleVolume } from './assemble-volume.ts';
import { frameValues } from './frames/frame-values.ts';
import { readFrame } from './frames/read-frame.ts';
import { frameColors } from './frames/shown-frame.ts';
import { png } from './png.ts';
import { setById, setsOfStudy } from './sets-of-study.ts';

/** Images for the other words, given to them through the context. */
export const images: Images = {
  setsOfStudy,
  setById,
  volume: assembleVolume,
  frameValues,
  png,
  colors: frameColors,
  stored: async (...asked) => (await readFrame(...asked)).values,
};
