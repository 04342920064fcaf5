import type { LocalDate } from '../base/dates.ts';
import type { Fact } from '../base/fact.ts';
import type { Digest } from '../base/ids.ts';
import { inputRow } from './input-table.ts';
import { riskModels } from './list.ts';
import { applyNorm } from './hippocampal-volume/norm/apply-norm.ts';
import type { Person } from './hippocampal-volume/norm/apply-norm.ts';
import type { NormTable } from './hippocampal-volume/norm/norm-table.ts';
import { pickFact } from './pick-fact.ts';
import type { RiskLine } from './risk-line.ts';
import { runModel } from './run-model.ts';

export interface ScoreOptions {
  readonly on?: LocalDate | null; // the study's date: inputs much older are remarked on
  readonly norm?: NormTable | null; // the site's own norm of hippocampal volumes
}

/**
 * Every line of the risk view for what is known of a Subject.
 *
 * @param digestOf  SHA-256 of a text: a result names the digest of the card it was made with. Total.
 */
export function scoreAll(
  facts: readonly Fact[],
  digestOf: (text: string) => Digest,
  { on = null, norm = null }: ScoreOptions = {},
): readonly RiskLine[] {
  const person = personOf(facts);
  return riskModels
    .flatMap((model) => {
      const { id, version } = model.card;
      return runModel(model, facts, {
        by: { kind: 'pack', id, version, digest: digestOf(JSON.stringify(model.card)) },
        on,
      });
    })
    .map((line) => applyNorm(line, person, norm));
}

const personOf = (facts: readonly Fact[]): Person => {
  const age = pickFact(facts, 'age').fact?.value;
  const sex = pickFact(facts, 'sex').fact?.value;
  return {
    age: age?.kind === 'quantity' && age.unit === 'a' ? Math.floor(age.value) : null,
    sex: sex?.kind === 'text' ? (inputRow('sex')?.words[sex.text] ?? sex.text) : null,
  };
};
