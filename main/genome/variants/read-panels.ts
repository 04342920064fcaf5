import path from 'node:path';
import { AppError } from '../../../models/base/app-error.ts';
import { GenePanel, GeneSpanTable } from '../../../models/genome/variants/panels/panel.ts';
import type { Library } from '../../library/library.ts';
import { placeSpans } from '../../../models/genome/variants/panels/place-spans.ts';
import { loadedPlaces } from './packs/loaded-places.ts';
import { loadedOf, newestOf } from '../pgx/knowledge/loaded-tables.ts';
import { tablesIn } from './tables-in.ts';
import type { GeneSpan } from '../../../models/genome/variants/panels/panel.ts';

/** The installed panels, and where genes lie. */
export interface PanelTables {
  readonly panels: readonly GenePanel[]; // by id
  readonly spans: readonly GeneSpan[];
}

const read = new Map<string, Promise<PanelTables>>(); // what a folder of the program holds does not change while it runs

/** The tables of panels under `resources/knowledge`, read once. @throws ZodError for another form. */
export function readPanels(resources: string): Promise<PanelTables> {
  const known = read.get(resources) ?? readTables(path.join(resources, 'knowledge'));
  read.set(resources, known);
  return known;
}

/**
 * The same with the panels and spans that the site has loaded; a loaded one stands in place of its like. A gene without a
 * span in a build lies where loaded exons have it, else where a loaded ClinVar's alleles of it lie.
 */
export async function panelsOf(library: Library, resources: string): Promise<PanelTables> {
  const [shipped, panels, spans] = await Promise.all([
    readPanels(resources),
    loadedOf(library, 'panel'),
    loadedOf(library, 'gene-spans'),
  ]);
  const own = newestOf<GenePanel>(
    panels.map(({ table }) => table),
    shipped.panels,
    ({ id }) => id,
  );
  const tables = newestOf<GeneSpan>(
    spans.flatMap(({ table }) => table.genes),
    shipped.spans,
    ({ gene }) => gene,
  );
  return {
    panels: own.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    spans: placeSpans(tables, await loadedPlaces(library)),
  };
}

/**
 * The panels of these ids; without any, all that need no consent of the patient.
 *
 * @throws AppError `genome.panel-unknown` {id, known}.
 */
export async function chosenPanels(resources: string, ids: readonly string[] | null): Promise<PanelTables> {
  const { panels, spans } = await readPanels(resources);
  if (ids === null) return { panels: panels.filter(({ isOptIn }) => !isOptIn), spans };
  const unknown = ids.find((id) => !panels.some((panel) => panel.id === id));
  if (unknown !== undefined)
    throw new AppError('genome.panel-unknown', { id: unknown, known: panels.map(({ id }) => id).join(', ') });
  return { panels: panels.filter(({ id }) => ids.includes(id)), spans };
}

async function readTables(knowledge: string): Promise<PanelTables> {
  const [panels, spans] = await Promise.all([
    tablesIn(path.join(knowledge, 'panels'), (json) => GenePanel.parse(json)),
    tablesIn(path.join(knowledge, 'gene-spans'), (json) => GeneSpanTable.parse(json)),
  ]);
  return { panels: panels.toSorted((a, b) => (a.id < b.id ? -1 : 1)), spans: spans.flatMap(({ genes }) => genes) };
}
