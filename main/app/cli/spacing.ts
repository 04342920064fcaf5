import { AppError } from '../../../models/base/app-error.ts';
import { StatedSpacing } from '../../../models/dicom/picture/stated-spacing.ts';

const sizes = /^(\d*\.?\d+)(?:x(\d*\.?\d+))?$/i;

/** What `--spacing` says in every verb that has it. */
export const spacingOption = {
  type: 'string',
  value: 'MM|ROWxCOLUMN',
  help: 'mm from pixel to pixel where the file does not say: one number, or from row to row x from column to column',
} as const;

/** `--spacing 0.28` or `--spacing 0.28x0.3`; nothing when not given. @throws AppError `cli.arguments`. */
export function spacingOf(typed: string | boolean | readonly string[] | undefined): {
  readonly spacing?: StatedSpacing;
} {
  if (typed === undefined) return {};
  const [, row, column = row] = sizes.exec(typeof typed === 'string' ? typed : '') ?? [];
  const spacing = StatedSpacing.safeParse({ acrossRows: Number(row), acrossColumns: Number(column) });
  if (!spacing.success)
    throw new AppError('cli.arguments', {
      reason: `--spacing wants mm as 0.28 or 0.28x0.3, not ${JSON.stringify(typed)}`,
    });
  return { spacing: spacing.data };
}
