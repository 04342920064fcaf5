import { apoeOdds } from './apoe-odds/score.ts';
import { caideApoe } from './caide-apoe/score.ts';
import { caide } from './caide/score.ts';
import { hippocampalVolume } from './hippocampal-volume/score.ts';
import type { RiskModel } from './risk-model.ts';

/** Every risk model, in the order of the page: measured first. */
export const riskModels: readonly RiskModel[] = [hippocampalVolume, caide, caideApoe, apoeOdds];
