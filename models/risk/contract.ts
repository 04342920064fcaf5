import { call, feature } from '../base/contract.ts';
import { StudyUid, SubjectId } from '../base/ids.ts';
import { z } from '../base/schema.ts';
import { RiskCard } from './risk-card.ts';
import { RiskLine } from './risk-line.ts';

export const risk = feature('risk', {
  /** Every model over what is known of the Subject at this study: numbers with their origin, or the reason instead. */
  score: call({ input: z.object({ subject: SubjectId, studyUid: StudyUid }), output: z.array(RiskLine) }),
  /** The cards of all models: what they take, from where they come. */
  cards: call({ input: z.object({}), output: z.array(RiskCard) }),
});
