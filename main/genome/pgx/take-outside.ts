import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../../../models/base/app-error.ts';
import type { SubjectId } from '../../../models/base/ids.ts';
import type { Fact } from '../../../models/base/fact.ts';
import { outsideFact } from '../../../models/genome/pgx/outside/outside-fact.ts';
import { readOutsideText } from '../../../models/genome/pgx/outside/read-outside-text.ts';
import type { OutsideText } from '../../../models/genome/pgx/outside/read-outside-text.ts';
import type { PgxTable } from '../../../models/genome/pgx/pgx-table.ts';
import type { Context } from '../../app/context.ts';
import { knowledgeFor } from './read-knowledge.ts';

const mostBytes = 1 << 20;

/** A line that was not taken, as the contract tells it. */
export const refusedLines = ({ refused }: OutsideText) =>
  refused.map(({ number, error: { code, params } }) => ({ number, code, params: { ...params } }));

/**
 * The calls in a file of a specialised caller.
 *
 * @throws AppError `genome.cannot-read` {file, reason}, `genome.outside-large` {file, bytes}, `genome.outside-none` {file, line}: no line of it is a call.
 */
export async function readOutsideFile(file: string, tables: ReadonlyMap<string, PgxTable>): Promise<OutsideText> {
  const text = readOutsideText(await textOf(file), tables);
  if (text.calls.length === 0) {
    const [first] = text.refused;
    throw new AppError('genome.outside-none', { line: first?.number ?? 1, file: path.basename(file) });
  }
  return text;
}

const textOf = async (file: string): Promise<string> => {
  try {
    if ((await stat(file)).size <= mostBytes) return await readFile(file, 'utf8');
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : '';
    throw new AppError('genome.cannot-read', { file: path.basename(file), reason }, error);
  }
  throw new AppError('genome.outside-large', { bytes: mostBytes, file: path.basename(file) });
};

/** Takes the calls of a file over into a case, an Edit each. @throws AppError as {@link readOutsideFile}, and the journal's. */
export async function takeOutside(
  { subject, path: file, name }: { readonly subject: SubjectId; readonly path: string; readonly name: string },
  { library, actor, resources, now }: Pick<Context, 'library' | 'actor' | 'resources' | 'now'>,
) {
  const text = await readOutsideFile(file, (await knowledgeFor(library, resources)).genes);
  for (const { call, line } of text.calls) {
    const after: Fact = { ...outsideFact(call, line), at: now(), from: { kind: 'file', name } };
    const before = await library.store.enteredFact({ subject, key: after.key });
    await library.journal.append({
      subject,
      studyUid: null,
      actor,
      change: { kind: 'fact.set', key: after.key, before, after },
    });
  }
  return {
    calls: text.calls.map(({ call: { gene, warnings } }) => ({ gene, warnings })),
    refused: refusedLines(text),
  };
}
