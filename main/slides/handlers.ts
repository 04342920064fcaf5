import type { Handlers } from '../../models/base/ipc/contract.ts';
import type { slides } from '../../models/slides/contract.ts';
import type { Context } from '../app/context.ts';
import { slidesOfStudy } from './open-slides.ts';

export const slidesHandlers: Handlers<(typeof slides)['entries'], Context> = {
  ofStudy: ({ studyUid }, ctx) => slidesOfStudy(studyUid, ctx),
};
