import type { FactValue } from '../../models/base/fact.ts';
import { convert } from '../../models/base/units.ts';
import type { RiskInput } from '../../models/risk/risk-line.ts';
import { numberText, quantityText } from '../ui/text/quantity.ts';
import { hasText, t } from '../ui/text/t.ts';

/** An input as the model used it: in the model's unit where the table of units converts it. Empty: not known. */
export function inputText({ key, value, unit }: RiskInput): string {
  if (!value) return '';
  if (value.kind !== 'quantity') return factText(value);
  const used = convert(key, value.value, { from: value.unit, to: unit });
  return used === undefined ? factText(value) : numberText(Math.round(used * 100) / 100);
}

/** A value as it was entered or measured. */
export function factText(value: FactValue): string {
  if (value.kind === 'quantity') return quantityText(value.value, value.unit);
  if (value.kind === 'boolean') return t(value.is ? 'risk.yes' : 'risk.no');
  return value.kind === 'text' ? wordText(value.text) : value.code.meaning;
}

/** A word of a closed list in the window's language; a genotype stands as it is. */
export const wordText = (word: string): string => (hasText(`risk.word.${word}`) ? t(`risk.word.${word}`) : word);
