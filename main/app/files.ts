import { randomUUID } from 'node:crypto';
import { AppError } from '../../models/base/app-error.ts';
import { FileToken } from '../../models/base/ids.ts';

/** Paths stay in main: a window names a file only by the token it was given. */
export class FileTokens {
  readonly #paths = new Map<FileToken, string>();

  /** @param path absolute. @returns the token that stands for it until the program ends. */
  mint(path: string): FileToken {
    const token = FileToken.parse(randomUUID());
    this.#paths.set(token, path);
    return token;
  }

  /** @throws AppError `ipc.unknown-file` for a token that was never given. */
  pathOf(token: FileToken): string {
    const path = this.#paths.get(token);
    if (path === undefined) throw new AppError('ipc.unknown-file');
    return path;
  }
}
