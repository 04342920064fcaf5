import { AppError } from '../../../models/base/app-error.ts';
import type { Terminal } from './verb.ts';

/**
 * Looks whether models that were typed are there and may run, before anything else is done for them.
 *
 * @throws AppError `packs.unknown` {id}, or why one is not ready (`packs.*`).
 */
export async function insistOnModels(typed: readonly string[], { client }: Pick<Terminal, 'client'>): Promise<void> {
  const rows = await client.inference.packs({});
  for (const model of typed) {
    const row = rows.find(({ id }) => id === model);
    if (!row) throw new AppError('packs.unknown', { id: model });
    if (row.problem) throw new AppError(row.problem.code, { ...row.problem.params });
  }
}
