import { riskModels } from '../../models/risk/list.ts';
import type { RiskInput } from '../../models/risk/risk-line.ts';

const lists = new Map(
  riskModels.flatMap(({ card }) => card.inputs.map(({ key, oneOf }) => [key, oneOf ?? []] as const)),
);

/** The words an input may be; `yes` and `no` for a yes/no; none for a number. */
export const wordsOf = ({ key, unit }: RiskInput): readonly string[] =>
  unit === 'boolean' ? ['yes', 'no'] : (lists.get(key) ?? []);
