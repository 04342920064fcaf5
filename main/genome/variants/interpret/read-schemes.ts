import path from 'node:path';
import { ClassificationScheme } from '../../../../models/genome/variants/acmg/scheme.ts';
import { EvidenceTable } from '../../../../models/genome/variants/evidence/evidence-table.ts';
import type { Library } from '../../../library/library.ts';
import { tablesIn } from '../tables-in.ts';
import { loadedOf, newestOf } from '../../pgx/knowledge/loaded-tables.ts';

/** What a reader's interpretation goes by. */
export interface InterpretationTables {
  readonly schemes: readonly ClassificationScheme[]; // by id
  readonly evidence: readonly EvidenceTable[];
}

const read = new Map<string, Promise<InterpretationTables>>(); // what a folder of the program holds does not change while it runs

/** Schemes and tumour evidence under `resources/knowledge`, read once. @throws ZodError for another form. */
export function readInterpretationTables(resources: string): Promise<InterpretationTables> {
  const known = read.get(resources) ?? readTables(path.join(resources, 'knowledge'));
  read.set(resources, known);
  return known;
}

/** The same with what the site has loaded; a loaded scheme or source stands in place of its like. */
export async function interpretationTables(library: Library, resources: string): Promise<InterpretationTables> {
  const [shipped, schemes, evidence] = await Promise.all([
    readInterpretationTables(resources),
    loadedOf(library, 'acmg'),
    loadedOf(library, 'evidence'),
  ]);
  return {
    schemes: newestOf<ClassificationScheme>(
      schemes.map(({ table }) => table),
      shipped.schemes,
      ({ id }) => id,
    ),
    evidence: newestOf<EvidenceTable>(
      evidence.map(({ table }) => table),
      shipped.evidence,
      ({ source }) => source,
    ),
  };
}

async function readTables(knowledge: string): Promise<InterpretationTables> {
  const [acmg, evidence] = await Promise.all([
    tablesIn(path.join(knowledge, 'acmg'), (table, id) =>
      id === 'criteria' ? [] : [ClassificationScheme.parse(table)],
    ),
    tablesIn(path.join(knowledge, 'evidence'), (table) => EvidenceTable.parse(table)),
  ]);
  return {
    schemes: acmg.flat().toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    evidence,
  };
}
