import card from '../../../resources/knowledge/genes/apoe/card.json' with { type: 'json' };
import type { GeneTable } from '../places/gene-table.ts';

/** Positions of rs429358 and rs7412 in both builds, and the isoforms they tell. Read without a schema, as `buildTable`. */
export const apoeTable: GeneTable = card;
