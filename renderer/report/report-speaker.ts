import { makeSpeaker } from '../../models/report/language/speaker.ts';
import type { Speaker } from '../../models/report/language/speaker.ts';
import { texts } from '../ui/text/texts.ts';

/** Says numbers and origins as the report says them, so that a number is found in its text. */
export const reportSpeaker = (tag: string): Speaker => makeSpeaker({ tag, texts: texts() });
