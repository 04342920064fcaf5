import type { Pharmacogene } from '../../../models/genome/pgx/pharmacogene.ts';

/** How many of the pharmacogenes' positions were asked for, and how many have a genotype. */
export const positionsOf = (genes: readonly Pharmacogene[]): { readonly called: number; readonly wanted: number } => ({
  called: genes.reduce((all, { call }) => all + (call?.positions.tested ?? 0), 0),
  wanted: genes.reduce((all, { call }) => all + (call?.positions.total ?? 0), 0),
});
