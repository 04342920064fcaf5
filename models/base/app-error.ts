/** The one error class. `code` names the text (`resources/languages`), `params` fill it; neither holds a sentence. */
export class AppError extends Error {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;

  constructor(code: string, params: Readonly<Record<string, string | number>> = {}, cause?: unknown) {
    super(`${code} ${JSON.stringify(params)}`, cause === undefined ? undefined : { cause });
    this.name = 'AppError';
    this.code = code;
    this.params = params;
  }
}

/** True for an error that carries a code of ours. Total. */
export const isAppError = (error: unknown): error is AppError => error instanceof AppError;
