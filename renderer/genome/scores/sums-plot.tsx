import type { Histogram } from '../../../models/genome/pgs/ancestry/histogram.ts';
import type { PlacedScore } from '../../../models/genome/pgs/ancestry/place-score.ts';
import { numberText } from '../../ui/text/quantity.ts';
import { t } from '../../ui/text/t.ts';
import './sums-plot.css';

export interface SumsPlotProps {
  readonly sums: Histogram; // of the population's people
  readonly sum: number; // the person's
  readonly placed: PlacedScore;
}

const [width, height] = [320, 64];

/** How the sums of a population's people are spread, counted not smoothed, and the person's as a line; the same in words. */
export function SumsPlot({ sums, sum, placed }: SumsPlotProps) {
  const { low, high, counts } = sums;
  const most = Math.max(1, ...counts);
  const step = width / counts.length;
  const share = high > low ? (sum - low) / (high - low) : 0.5;
  const x = width * Math.min(1, Math.max(0, share));
  const beyond = share < 0 ? t('genome.plot-below') : share > 1 ? t('genome.plot-above') : '';
  const words = t('genome.plot-words', {
    people: placed.people,
    population: placed.population,
    low: numberText(low, 3),
    high: numberText(high, 3),
    sum: numberText(sum, 3),
    beyond,
  });
  return (
    <figure className="sums-plot">
      <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" role="img" aria-label={words}>
        {counts.map((count, i) => (
          <rect
            // oxlint-disable-next-line react/no-array-index-key -- a step is known by its place
            key={i}
            x={i * step}
            width={Math.max(1, step - 1)}
            y={height - (height * count) / most}
            height={(height * count) / most}
          />
        ))}
        <path d={`M0 ${height}H${width}`} />
        <path className="sums-plot-own" d={`M${x} 0V${height}`} />
      </svg>
      <figcaption>{words}</figcaption>
    </figure>
  );
}
