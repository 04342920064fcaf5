import { Digest } from '../../../base/ids.ts';
import { Reason } from '../../../base/result.ts';
import { z } from '../../../base/schema.ts';
import type { ScoreCoverage } from '../polygenic-score.ts';
import { Histogram, histogramOf } from './histogram.ts';
import { nearestPopulation } from './nearest-population.ts';
import { PanelCard } from './panel-card.ts';
import type { PersonComponents } from './person-components.ts';
import { placeScore, PlacedScore } from './place-score.ts';
import type { PanelPerson } from './reference-panel.ts';

const shared = { score: Digest, panel: PanelCard, components: z.string().nullable() }; // file of the person's components

/** Where a sum lies among people of a loaded panel, or why nothing is said. */
export const ScorePlace = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('placed'),
    ...shared,
    sum: z.number(),
    placed: PlacedScore,
    sums: Histogram, // of the population
    remarks: z.array(Reason),
  }),
  z.object({ kind: z.literal('refused'), ...shared, reason: Reason }),
]);
export type ScorePlace = Readonly<z.infer<typeof ScorePlace>>;

const steps = 32;

/**
 * Places a sum in its panel's nearest population.
 *
 * @param coverage  of the sum: told beside the place, since sums over other rows are not comparable.
 * @returns refused with `genome.panel-no-components` where the person has none, and as `placeScore`. Total.
 */
export function scorePlace(
  { card, people }: { readonly card: PanelCard; readonly people: readonly PanelPerson[] },
  person: PersonComponents | null,
  { sum, coverage }: { readonly sum: number; readonly coverage: Pick<ScoreCoverage, 'scored' | 'rows'> },
): ScorePlace {
  const base = { score: card.score, panel: card, components: person?.from ?? null };
  const refuse = (code: string, params: Readonly<Record<string, string | number>>): ScorePlace => ({
    kind: 'refused',
    ...base,
    reason: { code, params: { ...params } },
  });
  if (!person) return refuse('genome.panel-no-components', { needed: card.components });
  if (person.components.length < card.components)
    return refuse('genome.panel-components', { count: person.components.length, needed: card.components });
  const components = person.components.slice(0, card.components);
  const population = nearestPopulation(people, components);
  if (population === null) return refuse('genome.panel-small', { people: people.length });
  const placed = placeScore(people, { population, components, sum });
  if (!placed.ok) return refuse(placed.error.code, placed.error.params);
  const own = people.filter((each) => each.population === population).map((each) => each.sum);
  return {
    kind: 'placed',
    ...base,
    sum,
    placed: placed.value,
    sums: histogramOf(own, steps),
    remarks: remarksOn(card, { isOutside: placed.value.isOutside, population, coverage }),
  };
}

const remarksOn = (
  { says }: PanelCard,
  {
    isOutside,
    population,
    coverage: { scored, rows },
  }: {
    readonly isOutside: boolean;
    readonly population: string;
    readonly coverage: Pick<ScoreCoverage, 'scored' | 'rows'>;
  },
): Reason[] => {
  const panelRows = Number(says['variants'] ?? Number.NaN);
  return [
    ...(isOutside ? [{ code: 'genome.panel-outside', params: { population } }] : []),
    ...(Number.isFinite(panelRows)
      ? panelRows === scored
        ? []
        : [{ code: 'genome.panel-rows', params: { panel: panelRows, scored } }]
      : [{ code: 'genome.panel-rows-unknown', params: { scored, rows } }]),
    { code: 'genome.panel-transfer', params: { population } },
  ];
};
