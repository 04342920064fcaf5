import { AppError } from '../../../models/base/app-error.ts';
import { FileToken } from '../../../models/base/ids.ts';
import { z } from '../../../models/base/schema.ts';

/** A chosen file as a token, with the name the person knows it by. */
export interface HandedFile {
  readonly file: FileToken;
  readonly name: string;
}

/** What the preload offers where there is one (Electron): tokens for files whose paths only main may know. */
interface Bridge {
  readonly tokensOf: (files: readonly File[]) => Promise<readonly string[]>;
}

declare global {
  interface Window {
    readonly phenoscope?: Bridge;
  }
}

const Answer = z.object({ token: FileToken });

/** True where the window may name files by their paths through the preload; else their bytes go up. */
export const hasBridge = (): boolean => location.protocol === 'phenoscope:' && window.phenoscope !== undefined;

/** Tokens for files and folders as the system gave them; main learns the paths and walks folders itself. */
export async function handOverPaths(files: readonly File[]): Promise<readonly HandedFile[]> {
  const tokens = (await window.phenoscope?.tokensOf(files)) ?? [];
  return files.flatMap(({ name }, i) => {
    const token = FileToken.safeParse(tokens[i]);
    return token.success ? [{ file: token.data, name }] : [];
  });
}

/**
 * A token for one file's bytes, sent up by `PUT /drops`.
 *
 * @param name  as the person knows it, with the folders it lay in.
 * @throws AppError `import.drop` when it could not be handed over.
 */
export async function handOverBytes(bytes: File, name: string, signal: AbortSignal): Promise<HandedFile> {
  const headers = { 'x-name': encodeURIComponent(name) };
  const answer = await fetch('/drops', { method: 'PUT', body: bytes, headers, signal });
  if (!answer.ok) throw new AppError('import.drop', { file: name });
  return { file: Answer.parse(await answer.json()).token, name };
}
