import { WorklistQuery } from '../../../models/library/worklist.ts';
import type { WorklistRow } from '../../../models/library/worklist.ts';
import type { Terminal, Verb } from './verb.ts';

const page = 500;

/** Every study of the library, newest first. */
export async function everyRow(client: Terminal['client']): Promise<readonly WorklistRow[]> {
  const rows: WorklistRow[] = [];
  for (;;) {
    const answer = await client.library.worklist(WorklistQuery.parse({ offset: rows.length, limit: page }));
    rows.push(...answer.rows);
    if (rows.length >= answer.total || answer.rows.length === 0) return rows;
  }
}

/** `list`: the studies of a library, newest first. */
export const listVerb: Verb = {
  name: 'list',
  summary: 'List the studies of a library.',
  positional: null,
  library: 'kept',
  options: { json: { type: 'boolean', help: 'print one JSON array' } },
  run: async ({ client, print }, options) => {
    const rows = await everyRow(client);
    if (options['json']) return print(JSON.stringify(rows));
    for (const { subject, study, ...row } of rows) {
      print(
        [
          study.date ?? '',
          subject.name,
          subject.patientId,
          row.modalities.join(','),
          study.description,
          study.uid,
        ].join('\t'),
      );
    }
  },
};
