import type { Fact } from '../../../models/base/fact.ts';
import type { SubjectId } from '../../../models/base/ids.ts';
import { evidenceLimits } from '../../../models/genome/file/call-sites.ts';
import { callPharmacogenes } from '../../../models/genome/pgx/call-pharmacogenes.ts';
import type { PgxFile } from '../../../models/genome/pgx/call-pharmacogenes.ts';
import { adviceFor } from '../../../models/genome/pgx/guidelines/advise.ts';
import { toldOutside } from '../../../models/genome/pgx/outside/outside-fact.ts';
import type { PgxKnowledge, Pharmacogene } from '../../../models/genome/pgx/pharmacogene.ts';
import { genomeFileOf, recordsOf } from '../../../models/genome/file/stored.ts';
import type { Pharmacogenes } from '../../app/context.ts';
import type { Library } from '../../library/library.ts';
import { reportedOf } from '../variants/interpret/interpretations.ts';
import { knowledgeFor } from './read-knowledge.ts';
import type { GenomeFileRecord } from '../../library/store/tables/genome.ts';

/** The pharmacogenes of a Subject: the newest file alone, and what specialised callers told. Derived, never stored. */
export async function pharmacogenesOf(
  { store }: Library,
  subject: SubjectId,
  knowledge: PgxKnowledge,
): Promise<{ readonly genes: readonly Pharmacogene[]; readonly entered: readonly Fact[] }> {
  const [[newest], entered] = await Promise.all([store.genomeFilesOf(subject), store.enteredFacts(subject)]);
  const file = newest ? await pgxFileOf(store, newest) : null;
  return { genes: callPharmacogenes(knowledge, file, toldOutside(entered, knowledge.genes)), entered };
}

const pgxFileOf = async (store: Library['store'], stored: GenomeFileRecord): Promise<PgxFile> => {
  const { build, isWhole, lookedFor } = genomeFileOf(stored);
  const records = recordsOf(stored, await store.genotypesOf(stored.id));
  return { build, isWhole, lookedFor, records, limits: evidenceLimits };
};

/** What the other words are given through the context: the tables under `resources`, read once. */
export const pharmacogenesIn = (resources: string): Pharmacogenes => ({
  of: async (subject, library) => {
    const knowledge = await knowledgeFor(library, resources);
    const { genes, entered } = await pharmacogenesOf(library, subject, knowledge);
    return { genes, advice: adviceFor(knowledge, genes, entered) };
  },
  classified: (subject, library) => reportedOf(library, subject, resources),
});
