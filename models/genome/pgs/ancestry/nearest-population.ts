import { distanceFrom } from './distance-from.ts';
import type { PanelPerson } from './reference-panel.ts';

/**
 * The population of a panel whose people a person's components are nearest to, by Mahalanobis's distance; null where none
 * has such a measure. Near is not of: a person of two ancestries lies between.
 *
 * @param components  projected as the panel's, as many of them. Total.
 */
export function nearestPopulation(panel: readonly PanelPerson[], components: readonly number[]): string | null {
  const populations = [...Map.groupBy(panel, ({ population }) => population)].flatMap(([name, people]) => {
    const distance = distanceFrom(people.map((each) => each.components));
    return distance ? [{ name, away: distance(components) }] : [];
  });
  return populations.toSorted((a, b) => a.away - b.away)[0]?.name ?? null;
}
