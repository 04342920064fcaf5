import { riskModels } from './list.ts';
import type { RiskLine } from './risk-line.ts';

const withConsent: ReadonlySet<string> = new Set(
  riskModels.flatMap(({ card }) => (card.consent === null ? [] : [card.id])),
);

/**
 * The lines that belong into a report: of every model of which something was measured, entered or asked. A model of which
 * nothing but the image headers (age, sex) is known was not asked about; its refusal would tell a reader of an ankle what
 * was not measured in the head. Of a model that was asked every outcome stays, refused ones with their reason.
 *
 * @param lookedFor  keys of inputs that a finding of the study is about, whatever became of it. Total.
 */
export function linesOfInterest(lines: readonly RiskLine[], lookedFor: ReadonlySet<string>): readonly RiskLine[] {
  const isOfInterest = ({ model, result, inputs }: RiskLine): boolean =>
    result.kind === 'value' ||
    withConsent.has(model) || // without the consent there is no line, with it somebody asked
    inputs.some(({ key, from }) => lookedFor.has(key) || (from !== null && from.kind !== 'image'));
  const asked = new Set(lines.filter(isOfInterest).map(({ model }) => model));
  return lines.filter(({ model }) => asked.has(model));
}
