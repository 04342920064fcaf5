import { AppError } from '../../../models/base/app-error.ts';
import { makeTextOfRow } from './text-of-row.ts';
import type { Verb } from './verb.ts';

/** `import PATH…`: files, folders, archives into a library. A row per file that was not plainly taken. */
export const importVerb: Verb = {
  name: 'import',
  summary: 'Take files, folders, ZIP archives or a DICOMDIR into a library.',
  positional: 'PATH…',
  library: 'kept',
  options: {
    index: { type: 'boolean', help: 'leave the files where they are' },
    json: { type: 'boolean', help: 'print the summary as JSON' },
  },
  run: async ({ client, mint, step, print, signal }, options, positionals) => {
    if (positionals.length === 0) throw new AppError('cli.arguments', { reason: 'no PATH was given' });
    const files = positionals.map(mint);
    const mode = options['index'] ? 'index' : 'copy';
    const summary = await step('import', () => client.dicom.import({ files, mode }, { signal }));
    if (options['json']) print(JSON.stringify(summary));
    else {
      const textOfRow = makeTextOfRow();
      for (const row of summary.rows) print(textOfRow(row));
      print(
        `${summary.imported} of ${summary.files} files imported, ${summary.duplicates} already there, ${summary.refused} refused`,
      );
    }
    if (summary.imported === 0 && summary.duplicates === 0)
      throw new AppError('import.nothing', { file: positionals.join(', ') });
  },
};
