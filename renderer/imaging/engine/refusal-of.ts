import { AppError } from '../../../models/base/app-error.ts';

/** What a byte route answered instead of bytes: its code, `imaging.no-bytes` when it gave none. */
export async function refusalOf(answer: Response): Promise<AppError> {
  const text = await answer.text();
  const code = /"code"\s*:\s*"([a-z.-]+)"/.exec(text)?.[1] ?? 'imaging.no-bytes';
  return new AppError(code, { status: answer.status });
}
