import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';

/** The project's root folder. */
export const root = path.resolve(import.meta.dirname, '../..');

export interface SourceFile {
  readonly path: string; // from the root, with `/`
  readonly text: string;
}

/** Every file that is or would be committed: what git tracks, and what it would not ignore. */
export const projectFiles = (): readonly string[] =>
  execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '--deduplicate'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  })
    .split('\n')
    .filter((name) => name !== '');

/** All TypeScript of the project, read. A file that is gone from the disk is gone. */
export const sourceFiles = (): readonly SourceFile[] =>
  projectFiles()
    .filter((name) => /\.(ts|tsx|mjs)$/.test(name))
    .flatMap((name) => {
      try {
        return [{ path: name, text: readFileSync(path.join(root, name), 'utf8') }];
      } catch {
        return [];
      }
    });
