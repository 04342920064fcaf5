import card from '../../../resources/knowledge/genes/apoe/card.json' with { type: 'json' };
import { GeneTable } from '../gene-table.ts';

/** Positions of rs429358 and rs7412 in both builds, and the isoforms they tell. */
export const apoeTable = GeneTable.parse(card);
