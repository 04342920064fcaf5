import path from 'node:path';
import type { ImportRow, ImportSummary } from '../../../models/dicom/contract.ts';
import type { StatedSpacing } from '../../../models/dicom/picture/stated-spacing.ts';
import { AppError } from '../../../models/base/app-error.ts';
import { makeTextOfRow } from './text-of-row.ts';
import { readTexts, textWith } from './text-of.ts';
import type { Terminal } from './verb.ts';

const root = path.resolve(import.meta.dirname, '../../..');

/** What is typed of an input: its path, and a pixel spacing that it does not state itself. */
export interface TypedInput {
  readonly typed: string;
  readonly spacing?: StatedSpacing;
}

const refused: ReadonlySet<ImportRow['status']> = new Set(['refused', 'quarantined', 'skipped']);

/** Files of an input that nothing was taken of. Total. */
export const refusedRows = ({ rows }: ImportSummary): readonly ImportRow[] =>
  rows.filter(({ status }) => refused.has(status));

/** Takes a file, folder or archive into the library for this run; the files stay where they are. @throws as the import. */
export const takeInput = (
  { typed, ...stated }: TypedInput,
  { client, mint, step, signal }: Terminal,
): Promise<ImportSummary> =>
  step('import', () => client.dicom.import({ files: [mint(typed)], mode: 'index', ...stated }, { signal }));

/** That an input cannot be worked with: by the reason of its one file, else a line for each on stderr. */
export function nothingIn(
  typed: string,
  rows: readonly Pick<ImportRow, 'file' | 'status' | 'code' | 'params'>[],
  { say }: Pick<Terminal, 'say'>,
): AppError {
  const [only] = rows;
  if (only?.code && rows.length === 1)
    return new AppError('cli.unusable', {
      file: only.file,
      reason: textWith(readTexts(root), { ...only, code: only.code }),
    });
  const textOfRow = makeTextOfRow();
  for (const row of rows) say(textOfRow(row));
  return new AppError('import.nothing', { file: typed });
}
