import { no, ok } from '../../../base/result.ts';
import type { Refusal, Result } from '../../../base/result.ts';
import { z } from '../../../base/schema.ts';
import { distanceFrom } from './distance-from.ts';
import { deviationOf, dot, leastSquares, meanOf } from './least-squares.ts';
import { logVariance } from './log-variance.ts';
import type { PanelPerson } from './reference-panel.ts';

/** Where a sum lies among people of a reference panel. Says nothing about disease; transfers poorly across ancestry. */
export const PlacedScore = z.object({
  population: z.string(),
  people: z.number().int(), // of that population
  panel: z.number().int(), // of all
  percentile: z.number(), // 0 to 100, within the population
  z: z.number(), // (sum − mean) / sd of the population
  zNorm1: z.number(), // adjusted for the mean that the components predict, over the whole panel
  zNorm2: z.number(), // and for the variance
  isOutside: z.boolean(), // the components lie farther from the population's middle than those of any of its people
});
export type PlacedScore = Readonly<z.infer<typeof PlacedScore>>;

/**
 * Places a sum in a panel.
 *
 * Z_norm1 = (sum − prediction) / sd of the panel's residuals, the prediction by least squares on the standardised
 * components; Z_norm2 = residual / predicted sd, mean and log-variance fitted jointly by maximum likelihood. All
 * deviations with n in the denominator.
 *
 * @param person  the sum, the components projected as the panel's, and the population to compare with.
 * @returns refusals `genome.panel-population` {population, known}, `genome.panel-components` {count, needed},
 *   `genome.panel-small` {people} where the panel does not determine the fit.
 * @source Khera 2019, Circulation 139:1593 (Z_norm1); Khan 2022, Nat Med 28:1412 (Z_norm2); pygscatalog 2d2d6c42.
 */
export function placeScore(
  panel: readonly PanelPerson[],
  person: Omit<PanelPerson, 'id'>,
): Result<PlacedScore, Refusal> {
  const own = panel.filter(({ population }) => population === person.population);
  const needed = panel[0]?.components.length ?? 0;
  const known = Array.from(new Set(panel.map(({ population }) => population))).join(', ');
  if (own.length === 0) return no('genome.panel-population', { population: person.population, known });
  if (person.components.length !== needed)
    return no('genome.panel-components', { count: person.components.length, needed });

  const scale = scaleOf(panel);
  const rows = panel.map(({ components }) => scale(components));
  const sums = panel.map(({ sum }) => sum);
  const coefficients = leastSquares(rows, sums);
  const spread = coefficients && logVariance(rows, sums, coefficients);
  const isOutside = isFarther(own, person);
  if (!coefficients || !spread || isOutside === null) return no('genome.panel-small', { people: own.length });

  const row = scale(person.components);
  const residuals = panel.map(({ sum }, i) => sum - dot(coefficients, rows[i] ?? []));
  const ownSums = own.map(({ sum }) => sum);
  return ok({
    population: person.population,
    people: own.length,
    panel: panel.length,
    percentile: percentileOf(ownSums, person.sum),
    z: (person.sum - meanOf(ownSums)) / deviationOf(ownSums),
    zNorm1: (person.sum - dot(coefficients, row)) / deviationOf(residuals),
    zNorm2: (person.sum - dot(spread.mean, row)) / Math.exp(dot(spread.logVariance, row) / 2),
    isOutside,
  });
}

/** A person's components as a row of the fit: 1, then each in standard deviations from the panel's mean. */
const scaleOf = (panel: readonly PanelPerson[]): ((components: readonly number[]) => readonly number[]) => {
  const columns = (panel[0]?.components ?? []).map((_, i) => panel.map(({ components }) => components[i] ?? 0));
  const scales = columns.map((column) => ({ mean: meanOf(column), deviation: deviationOf(column) }));
  return (components) => [1, ...scales.map(({ mean, deviation }, i) => ((components[i] ?? 0) - mean) / deviation)];
};

/** Share of people below, and half of those equal, in percent. */
const percentileOf = (sums: readonly number[], sum: number): number => {
  const below = sums.filter((each) => each < sum).length;
  const equal = sums.filter((each) => each === sum).length;
  return (100 * (below + equal / 2)) / sums.length;
};

/** Whether Mahalanobis's distance is larger than that of any of the population; null where it has no such measure. */
const isFarther = (own: readonly PanelPerson[], { components }: Pick<PanelPerson, 'components'>): boolean | null => {
  const distance = distanceFrom(own.map((each) => each.components));
  if (!distance) return null;
  return distance(components) > Math.max(...own.map((each) => distance(each.components)));
};
