import path from 'node:path';
import { AppError } from '../../../models/base/app-error.ts';
import type { ImportRow } from '../../../models/dicom/contract.ts';
import { textOf } from './text-of.ts';
import { makeTextOfRow } from './text-of-row.ts';
import type { Verb } from './verb.ts';

const root = path.resolve(import.meta.dirname, '../../..');

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
  run: async ({ client, mint, step, print, say, signal }, options, positionals) => {
    if (positionals.length === 0) throw new AppError('cli.arguments', { reason: 'no PATH was given' });
    const files = positionals.map(mint);
    const mode = options['index'] ? 'index' : 'copy';
    const summary = await step('import', () => client.dicom.import({ files, mode }, { signal })).catch(
      (error: unknown) => {
        if (signal.aborted) say(textOf(root, { code: 'import.stopped', params: {} }));
        throw error;
      },
    );
    if (options['json']) print(JSON.stringify(summary));
    else {
      const { files: all, imported, duplicates, refused } = summary;
      const skipped = all - imported - duplicates - refused;
      const textOfRow = makeTextOfRow();
      for (const row of summary.rows) print(textOfRow(row));
      print(
        `${summary.imported} of ${summary.files} files imported, ${summary.duplicates} already there, ${summary.refused} refused${skipped > 0 ? `, ${skipped} passed over` : ''}`,
      );
    }
    if (summary.imported === 0 && summary.duplicates === 0)
      throw new AppError('import.nothing', { file: positionals.join(', ') });
    const unshown = summary.rows.filter(isUnshown);
    const params = { n: unshown.length, files: namesOf(unshown) };
    if (unshown.length > 0) say(textOf(root, { code: 'import.not-shown', params }));
  },
};

/** Doubts of an image that mean that it, or some of its frames, will not be seen. */
const unshownCodes: ReadonlySet<string> = new Set([
  'dicom.frames-short',
  'dicom.other-patient',
  'dicom.pixels-short',
  'dicom.syntax',
]);

/** Taken into the library, and still nothing to look at, or not all of it. */
const isUnshown = ({ status, code }: ImportRow): boolean =>
  status !== 'refused' && status !== 'skipped' && code !== null && unshownCodes.has(code);

const mostNamed = 5;

/** The names of the first of them; of a single one its reason too. */
function namesOf(rows: readonly ImportRow[]): string {
  const [only] = rows;
  if (only?.code && rows.length === 1) return `${only.file}. ${textOf(root, { code: only.code, params: only.params })}`;
  const names = rows.slice(0, mostNamed).map(({ file }) => file);
  return `${names.join(', ')}${rows.length > mostNamed ? ', …' : ''}.`;
}
