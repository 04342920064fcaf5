import path from 'node:path';
import { AppError } from '../../../models/base/app-error.ts';
import type { DisplaySetId, StudyUid } from '../../../models/base/ids.ts';
import type { Candidate, Choice } from '../../../models/inference/choose.ts';
import { nothingIn, refusedRows, takeInput } from './take-input.ts';
import type { TypedInput } from './take-input.ts';
import type { Terminal } from './verb.ts';

/** The display set a model is to read, and the study it is in. */
export interface OpenedInput {
  readonly studyUid: StudyUid;
  readonly displaySet: DisplaySetId;
  readonly candidates: readonly Candidate[];
}

/**
 * Takes a path into the library and finds the series that the model's card fits best.
 *
 * @throws AppError `cli.unusable` {file, reason} of the one refused file, `import.nothing` {file}, or why no series fits (`infer.*`).
 */
export async function openInput(input: TypedInput, model: string, terminal: Terminal): Promise<OpenedInput> {
  const { client, step } = terminal;
  const file = path.basename(input.typed);
  const summary = await takeInput(input, terminal);
  if (summary.studies.length === 0) throw nothingIn(input.typed, refusedRows(summary), terminal);
  const choices = await step('choose series', async () => {
    const found: { studyUid: StudyUid; choice: Awaited<ReturnType<typeof client.inference.choose>> }[] = [];
    for (const studyUid of summary.studies)
      found.push({ studyUid, choice: await client.inference.choose({ model, studyUid }) });
    return found;
  });
  const fit = choices.find(({ choice }) => choice.best !== null);
  if (fit) tellChosen(fit.choice, choices, terminal);
  if (fit?.choice.best)
    return { studyUid: fit.studyUid, displaySet: fit.choice.best, candidates: fit.choice.candidates };
  const [reason] = choices.flatMap(({ choice }) => choice.candidates.flatMap(({ reasons }) => reasons));
  throw reason ? new AppError(reason.code, { ...reason.params, file }) : new AppError('imaging.no-image', { file });
}

/** Which series is read, where there was more than one to choose from: of several studies it may be another patient's. */
function tellChosen(
  { best, candidates }: Choice,
  all: readonly { readonly choice: Choice }[],
  { say }: Pick<Terminal, 'say'>,
): void {
  const count = all.reduce((sum, { choice }) => sum + choice.candidates.length, 0);
  if (count < 2) return;
  const chosen = candidates.find(({ displaySet }) => displaySet === best);
  const why = chosen?.reasons.map(({ code }) => code).join(', ') ?? '';
  const studies = all.length > 1 ? ` in ${all.length} studies` : '';
  say(`series: ${chosen?.description || best}, one of ${count}${studies}${why === '' ? '' : ` (${why})`}`);
}
