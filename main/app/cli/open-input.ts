import path from 'node:path';
import { AppError } from '../../../models/base/app-error.ts';
import type { DisplaySetId, StudyUid } from '../../../models/base/ids.ts';
import type { StatedSpacing } from '../../../models/dicom/picture/stated-spacing.ts';
import type { Candidate } from '../../../models/inference/choose.ts';
import { textOf } from './text-of.ts';
import type { Terminal } from './verb.ts';

const root = path.resolve(import.meta.dirname, '../../..');

/** The display set a model is to read, and the study it is in. */
export interface OpenedInput {
  readonly studyUid: StudyUid;
  readonly displaySet: DisplaySetId;
  readonly candidates: readonly Candidate[];
}

/** What is typed of an input: its path, and a pixel spacing that it does not state itself. */
export interface TypedInput {
  readonly typed: string;
  readonly spacing?: StatedSpacing;
}

/**
 * Takes a path into the library and finds the series that the model's card fits best.
 *
 * @throws AppError `cli.unusable` {file, reason} of the one refused file, `import.nothing` {file}, or why no series fits (`infer.*`).
 */
export async function openInput(
  { typed, ...stated }: TypedInput,
  model: string,
  { client, mint, step, signal }: Terminal,
): Promise<OpenedInput> {
  const file = path.basename(typed);
  const summary = await step('import', () =>
    client.dicom.import({ files: [mint(typed)], mode: 'index', ...stated }, { signal }),
  );
  if (summary.studies.length === 0) {
    const [row] = summary.rows.filter(({ code }) => code !== null);
    if (row?.code && summary.rows.length === 1)
      throw new AppError('cli.unusable', { file: row.file, reason: textOf(root, { ...row, code: row.code }) });
    throw new AppError('import.nothing', { file });
  }
  const choices = await step('choose series', async () => {
    const found: { studyUid: StudyUid; choice: Awaited<ReturnType<typeof client.inference.choose>> }[] = [];
    for (const studyUid of summary.studies)
      found.push({ studyUid, choice: await client.inference.choose({ model, studyUid }) });
    return found;
  });
  const fit = choices.find(({ choice }) => choice.best !== null);
  if (fit?.choice.best)
    return { studyUid: fit.studyUid, displaySet: fit.choice.best, candidates: fit.choice.candidates };
  const [reason] = choices.flatMap(({ choice }) => choice.candidates.flatMap(({ reasons }) => reasons));
  throw reason ? new AppError(reason.code, { ...reason.params, file }) : new AppError('imaging.no-image', { file });
}
