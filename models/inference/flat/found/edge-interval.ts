import type { EdgeInterval, FlatCard, FlatMeasure } from '../../card/flat-card.ts';
import type { ValueInterval } from '../measure-flat.ts';
import { channelOf } from '../operators/flat-image.ts';
import type { FlatImage } from '../operators/flat-image.ts';
import { growLogits } from '../operators/grow-logits.ts';
import { bitsOf, columnsOf, masksOf } from './masks.ts';

type WidthRatio = Extract<FlatMeasure, { op: 'width-ratio' }>;

/** Columns from the first to the last that some labels reach; 0 where there are none. */
function widthOf(bits: Uint8Array, wanted: number, columns: number): number {
  const reach = columnsOf(bits, wanted, columns);
  return reach ? reach.high[0] - reach.low[0] + 1 : 0;
}

/**
 * The interval of a ratio of widths: what it measures (`of`) taken over each chance of the card's band, the rest over one
 * half, on a grid twice as fine as the network's, and the card's `extra` on both sides.
 *
 * @param answer  logits on the network's own grid. @returns undefined where the labels measured against are missing. Total.
 * @source split conformal quantiles: Romano, Patterson, Candès, NeurIPS 2019.
 */
export function edgeInterval(
  measure: WidthRatio,
  { band, extra, coverage }: EdgeInterval,
  { card, answer }: { readonly card: FlatCard; readonly answer: FlatImage },
): ValueInterval | undefined {
  const fine = { rows: 2 * answer.rows, columns: 2 * answer.columns };
  const whole = { rows: answer.rows, columns: answer.columns, top: 0, left: 0 };
  const grown = card.output.labels.map((_, n) => growLogits({ ...answer, values: channelOf(answer, n) }, whole, fine));
  const isOf = card.output.labels.map(({ value }) => measure.of.includes(value));
  const over = widthOf(masksOf(grown, fine), bitsOf(card, measure.over), fine.columns);
  if (over === 0) return undefined;
  const [widest, narrowest] = band.map((chance) => {
    const least = Math.log(chance / (1 - chance));
    const raised = grown.map((values, n) => (isOf[n] ? values.map((logit) => logit - least) : values));
    return widthOf(masksOf(raised, fine), bitsOf(card, measure.of), fine.columns) / over;
  });
  return { low: Math.max(0, (narrowest ?? 0) - extra), high: (widest ?? 0) + extra, coverage };
}
