import { no, ok } from '../../base/result.ts';
import { z } from '../../base/schema.ts';
import { RiskCard } from '../risk-card.ts';
import type { RiskModel } from '../risk-model.ts';
import json from './card.json' with { type: 'json' };

const Odds = z.object({ value: z.number(), low: z.number().nullable(), high: z.number().nullable() });
const Table = z.object({
  level: z.number(),
  reference: z.string(),
  odds: z.record(z.string(), z.record(z.string(), Odds)),
});

const card = RiskCard.parse(json);
const { level, odds } = Table.parse(card.table);

/** Farrer 1997: odds ratio against e3/e3 with its 95 % interval, population by population; what was not read stays out. */
export const apoeOdds: RiskModel = {
  card,
  score: ({ apoe }, outcome) => {
    const population = odds[outcome];
    if (!population) return no('risk.unconfirmed');
    const row = typeof apoe === 'string' ? population[apoe] : undefined;
    if (!row) return no('risk.not-published', { value: String(apoe) });
    const { value, low, high } = row;
    return ok({ value, interval: low === null || high === null ? null : { low, high, level } });
  },
};
