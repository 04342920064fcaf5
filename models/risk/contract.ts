import { call, feature } from '../base/ipc/contract.ts';
import { FileToken, StudyUid, SubjectId } from '../base/ids.ts';
import { z } from '../base/schema.ts';
import { NormTable } from './hippocampal-volume/norm/norm-table.ts';
import { RiskCard } from './risk-card.ts';
import { RiskLine } from './risk-line.ts';

export const risk = feature('risk', {
  /** Every model over what is known of the Subject at this study: numbers with their origin, or the reason instead. */
  score: call({ input: z.object({ subject: SubjectId, studyUid: StudyUid }), output: z.array(RiskLine) }),
  /** The site's own norm of hippocampal volumes, or null: none is shipped. */
  norm: call({ input: z.object({}), output: NormTable.nullable() }),
  /** Takes a CSV as the norm in place of the one before. Refusals: those of `readNormCsv`. */
  loadNorm: call({ input: z.object({ file: FileToken }), output: NormTable }),
  /** The cards of all models: what they take, from where they come. */
  cards: call({ input: z.object({}), output: z.array(RiskCard) }),
});
