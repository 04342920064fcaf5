import { isAppError } from '../../models/base/app-error.ts';
import type { Person } from '../../models/base/actor.ts';
import type { Handlers } from '../../models/base/ipc/contract.ts';
import { JobId } from '../../models/base/ids.ts';
import type { dicom } from '../../models/dicom/contract.ts';
import type { ImportRow } from '../../models/dicom/contract.ts';
import type { Context } from '../app/context.ts';
import type { ImportedRow } from '../library/store/received.ts';
import { documentOf, documentsOf } from './documents.ts';
import { removeLeftDrops } from './drops.ts';
import { ImportInput, importPaths } from './import.ts';
import { tagsOf } from './tags-of.ts';

const kind = 'dicom.import';

const rowOf = ({ path, status, code, params }: ImportedRow): ImportRow => ({
  file: path,
  status,
  code,
  params: { ...params },
});

export const dicomHandlers: Handlers<(typeof dicom)['entries'], Context> = {
  import: async ({ files, ...how }, { library, files: tokens, signal, report, newId }) => {
    const input = { paths: files.map((file) => tokens.pathOf(file)), ...how };
    const summary = await library.jobs.run({ kind, input, signal, report }, ({ id, ...run }) =>
      importPaths(input, { library, newId, job: id, ...run }),
    );
    for (const studyUid of summary.studies) library.news.tell({ what: 'study', subject: null, studyUid });
    return summary;
  },
  refused: async ({ studyUid }, { library }) => (await library.store.importRowsAround(studyUid)).map(rowOf),
  documents: ({ studyUid }, { library }) => documentsOf(studyUid, library),
  document: ({ instance }, { library }) => documentOf(instance, library),
  tags: ({ instance }, { library }) => tagsOf(instance, library),
};

/**
 * Goes on with imports that a crash cut short, one after the other. Called when the library opens; how each ended is in the
 * list of jobs, and one that fails or is cancelled keeps none of the others. With nobody signed in (the command line, gone
 * in a moment) nothing is started.
 */
export async function resumeImports(
  { library, newId }: Pick<Context, 'library' | 'newId'>,
  person: Person | null,
): Promise<void> {
  if (person === null) return;
  const signal = new AbortController().signal;
  for (const { id, kind: ofJob, input } of await library.store.unfinishedJobs()) {
    const parsed = ofJob === kind ? ImportInput.safeParse(input) : undefined;
    if (!parsed?.success) continue;
    const resume = JobId.parse(id);
    const summary = await library.jobs
      .run({ kind, input: parsed.data, signal, resume }, ({ id: job, ...run }) =>
        importPaths(parsed.data, { library, newId, job, ...run }),
      )
      .catch((error: unknown) => {
        if (!isAppError(error)) throw error;
        return null;
      });
    for (const studyUid of summary?.studies ?? []) library.news.tell({ what: 'study', subject: null, studyUid });
  }
  await removeLeftDrops();
}
