import type { RiskCard } from '../../models/risk/risk-card.ts';
import type { RiskLine } from '../../models/risk/risk-line.ts';

/** A model's card with its lines, and the line that stands for it in the list. */
export interface ModelLines {
  readonly card: RiskCard;
  readonly lines: readonly RiskLine[];
  readonly main: RiskLine;
}

/** Lines by model, in the order of the cards; a model without lines is left out. The first number stands for a model. */
export const byModel = (cards: readonly RiskCard[], lines: readonly RiskLine[]): readonly ModelLines[] =>
  cards.flatMap((card) => {
    const own = lines.filter(({ model }) => model === card.id);
    const main = own.find(({ result }) => result.kind === 'value') ?? own[0];
    return main ? [{ card, lines: own, main }] : [];
  });

/** How many models give a number, how many a reason, how many wait for a consent. */
export function counts(models: readonly ModelLines[]): {
  readonly n: number;
  readonly refused: number;
  readonly hidden: number;
} {
  const n = models.filter(({ main }) => main.result.kind === 'value').length;
  const hidden = models.filter(({ main }) => isHidden(main)).length;
  return { n, hidden, refused: models.length - n - hidden };
}

export const isHidden = ({ result }: RiskLine): boolean => result.kind === 'refused' && result.code === 'risk.consent';
