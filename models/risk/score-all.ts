import type { LocalDate } from '../base/dates.ts';
import type { Digest } from '../base/ids.ts';
import type { Fact } from '../base/fact.ts';
import { riskModels } from './list.ts';
import type { RiskLine } from './risk-line.ts';
import { runModel } from './run-model.ts';

/**
 * Every line of the risk view for what is known of a Subject.
 *
 * @param digestOf  SHA-256 of a text: a result names the digest of the card it was made with.
 * @param on  the study's date. Total.
 */
export const scoreAll = (
  facts: readonly Fact[],
  digestOf: (text: string) => Digest,
  on: LocalDate | null = null,
): readonly RiskLine[] =>
  riskModels.flatMap((model) => {
    const { id, version } = model.card;
    return runModel(model, facts, {
      by: { kind: 'pack', id, version, digest: digestOf(JSON.stringify(model.card)) },
      on,
    });
  });
