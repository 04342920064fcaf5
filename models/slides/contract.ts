import { call, feature } from '../base/ipc/contract.ts';
import { StudyUid } from '../base/ids.ts';
import { Reason } from '../base/result.ts';
import { z } from '../base/schema.ts';
import { Slide } from './slide.ts';

/** The slides of a study; one that cannot be shown is named with its reason. */
export const SlidesOfStudy = z.object({
  slides: z.array(Slide),
  refused: z.array(z.object({ description: z.string(), reason: Reason })),
});
export type SlidesOfStudy = z.infer<typeof SlidesOfStudy>;

// Bytes go by URL:
//   GET /tiles/<display set>/<level>/<column>/<row>   red, green, blue of a tile's pixels, cropped to the level; nothing (204)
//                                                     where the slide was not scanned
//   GET /slide-pictures/<display set>/<part>          a PNG of its label, overview or thumbnail
export const slides = feature('slides', {
  ofStudy: call({ input: z.object({ studyUid: StudyUid }), output: SlidesOfStudy }),
});
