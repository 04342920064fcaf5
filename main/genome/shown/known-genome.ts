import type { SubjectId } from '../../../models/base/ids.ts';
import type { KnownGenome } from '../../../models/genome/file/tables/genome-tables.ts';
import type { Context } from '../../app/context.ts';
import { placementsOf } from '../pgs/panel/placements.ts';
import { interpretedCase } from '../variants/interpret/interpretations.ts';
import { newestSummary } from './summary.ts';

/** All that may be shown of a person's genome, gathered at once. */
export async function knownGenome(
  subject: SubjectId,
  { library, pharmacogenes, resources }: Pick<Context, 'library' | 'pharmacogenes' | 'resources'>,
): Promise<KnownGenome> {
  const [summary, { genes, advice }, places, { said, all }] = await Promise.all([
    newestSummary(library, subject),
    pharmacogenes.of(subject, library),
    placementsOf(library, subject),
    interpretedCase(library, subject, resources),
  ]);
  return { summary, genes, advice, places, variants: all, said };
}
