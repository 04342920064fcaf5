import type { Verb } from './verb.ts';

const page = 500;

/** `list`: the studies of a library, newest first. */
export const listVerb: Verb = {
  name: 'list',
  summary: 'List the studies of a library.',
  positional: null,
  library: 'kept',
  options: { json: { type: 'boolean', help: 'print one JSON array' } },
  run: async ({ client, print }, options) => {
    const rows: Awaited<ReturnType<typeof client.library.worklist>>['rows'] = [];
    for (let offset = 0; ; offset += page) {
      const answer = await client.library.worklist({ search: '', sort: { by: 'date', descending: true }, offset, limit: page });
      rows.push(...answer.rows);
      if (rows.length >= answer.total || answer.rows.length === 0) break;
    }
    if (options['json']) return print(JSON.stringify(rows));
    for (const row of rows) print([row.studyDate ?? '', row.patientName, row.patientId, row.modalities.join(','), row.description, row.studyUid].join('\t'));
  },
};
