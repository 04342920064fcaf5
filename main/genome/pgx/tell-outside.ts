import { AppError } from '../../../models/base/app-error.ts';
import { localDateOf } from '../../../models/base/dates.ts';
import type { Fact } from '../../../models/base/fact.ts';
import type { SubjectId } from '../../../models/base/ids.ts';
import type { TypedOutside } from '../../../models/genome/pgx/outside/typed-outside.ts';
import { typedLine } from '../../../models/genome/pgx/outside/typed-outside.ts';
import type { OutsideCall } from '../../../models/genome/pgx/outside/outside-call.ts';
import { outsideFact } from '../../../models/genome/pgx/outside/outside-fact.ts';
import { readOutsideLine } from '../../../models/genome/pgx/outside/read-outside-line.ts';
import type { Context } from '../../app/context.ts';
import { knowledgeFor } from './read-knowledge.ts';

/**
 * Takes over a specialised laboratory's word on a gene as a person typed it, with where it stands and of which day. One Edit.
 *
 * @throws AppError as `readOutsideLine`, `genome.outside-future` {on}: the day is not yet.
 */
export async function tellOutside(
  { subject, ...typed }: TypedOutside & { readonly subject: SubjectId },
  { library, actor, resources, now }: Pick<Context, 'library' | 'actor' | 'resources' | 'now'>,
): Promise<Pick<OutsideCall, 'gene' | 'warnings'>> {
  const { genes } = await knowledgeFor(library, resources);
  const line = typedLine(typed);
  const read = readOutsideLine(line, genes);
  if (!read.ok) throw new AppError(read.error.code, read.error.params);
  if (typed.on > localDateOf(new Date(now()))) throw new AppError('genome.outside-future', { on: typed.on });
  const said = outsideFact(read.value, line);
  const after: Fact = {
    ...said,
    notes: [...said.notes, typed.source, typed.on],
    at: now(),
    from: { kind: 'typed', by: actor },
  };
  const before = await library.store.enteredFact({ subject, key: after.key });
  const change = { kind: 'fact.set', key: after.key, before, after } as const;
  await library.journal.append({ subject, studyUid: null, actor, change });
  return { gene: read.value.gene, warnings: read.value.warnings };
}
