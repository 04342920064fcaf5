import { ok } from '../../base/result.ts';
import { LogisticPoints, logisticPoints } from '../logistic-points.ts';
import { RiskCard } from '../risk-card.ts';
import type { RiskModel } from '../risk-model.ts';
import json from './card.json' with { type: 'json' };

const card = RiskCard.parse(json);
const table = LogisticPoints.parse(card.table);

/** Kivipelto 2006: points for midlife factors, logistic on their sum; percent within 20 years. */
export const caideApoe: RiskModel = { card, score: (inputs) => ok(logisticPoints(table, inputs)) };
