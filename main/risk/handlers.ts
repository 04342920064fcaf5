import { createHash } from 'node:crypto';
import type { Handlers } from '../../models/base/contract.ts';
import { Digest } from '../../models/base/ids.ts';
import type { risk } from '../../models/risk/contract.ts';
import { riskModels } from '../../models/risk/list.ts';
import { scoreAll } from '../../models/risk/score-all.ts';
import type { Context } from '../app/context.ts';
import { gatherFacts } from '../library/facts.ts';

const digestOf = (text: string): Digest => Digest.parse(createHash('sha256').update(text).digest('hex'));

export const riskHandlers: Handlers<(typeof risk)['entries'], Context> = {
  score: async ({ subject, studyUid }, { library }) => {
    const study = await library.store.study(studyUid);
    return [...scoreAll(await gatherFacts(library, { subject, studyUid }), digestOf, study?.date ?? null)];
  },
  cards: () => riskModels.map(({ card }) => card),
};
