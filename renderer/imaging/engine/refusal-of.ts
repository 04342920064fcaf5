import { AppError } from '../../../models/base/app-error.ts';
import { Reason } from '../../../models/base/result.ts';

/** What a byte route answered instead of bytes: its code and what its text needs; `imaging.no-bytes` when it gave none. */
export async function refusalOf(answer: Response): Promise<AppError> {
  const said = Reason.safeParse(await answer.json().catch(() => null));
  return said.success
    ? new AppError(said.data.code, said.data.params)
    : new AppError('imaging.no-bytes', { status: answer.status });
}
