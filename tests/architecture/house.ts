import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { SourceFile } from './tree.ts';
import { root } from './tree.ts';

// The limits of the style, measured. Each function is pure over what it is given and names what breaks the limit.

export const limits = { longestFile: 500, medianFile: 110, folderEntries: 12 } as const;

const lines = ({ text }: SourceFile): number => text.split('\n').length - 1;
const isProduct = ({ path: file }: SourceFile): boolean =>
  /^(models|main|preload|renderer)\//.test(file) && !/\.test\.tsx?$/.test(file);

/** Files longer than the limit; tests and data tables are product too, fixtures are not. */
export const tooLong = (files: readonly SourceFile[]): readonly string[] =>
  files.filter((file) => lines(file) > limits.longestFile).map((file) => `${file.path}: ${lines(file)} lines`);

/** Median and longest of the product's files. */
export function sizes(files: readonly SourceFile[]): {
  readonly median: number;
  readonly longest: number;
  readonly count: number;
} {
  const counts = files
    .filter(isProduct)
    .map(lines)
    .sort((a, b) => a - b);
  return { median: counts[counts.length >> 1] ?? 0, longest: counts.at(-1) ?? 0, count: counts.length };
}

// The second level of words and collections of like things are exempt.
const exempt =
  /^(models|main|renderer|models\/risk|models\/report\/sections|renderer\/imaging\/tools|main\/app\/cli|tests\/architecture|resources\/.*|models\/inference\/operators)$/;
const notCounted = /(\.test\.tsx?|README\.md|tsconfig[a-z.]*\.json)$/;

/** Folders with more entries than a reader takes in at once. A `.tsx` and its `.css` are one entry. */
export function crowdedFolders(names: readonly string[]): readonly string[] {
  const entries = new Map<string, Set<string>>();
  for (const name of names) {
    if (!/^(models|main|preload|renderer)\//.test(name) || notCounted.test(name) || name.startsWith('models/ai/'))
      continue;
    const parts = name.split('/');
    for (let depth = 1; depth < parts.length; depth++) {
      const folder = parts.slice(0, depth).join('/');
      entries.set(folder, (entries.get(folder) ?? new Set()).add((parts[depth] ?? '').replace(/\.(tsx|css)$/, '')));
    }
  }
  return [...entries]
    .filter(([folder, { size }]) => size > limits.folderEntries && !exempt.test(folder))
    .map(([folder, { size }]) => `${folder}: ${size} entries`);
}

/** Names that are not kebab-case, and barrels. */
export const badNames = (names: readonly string[]): readonly string[] =>
  names.filter((name) => {
    if (!/^(models|main|preload|renderer|tests)\//.test(name) || name.startsWith('models/ai/')) return false;
    const file = path.posix.basename(name);
    if (/^index\.tsx?$/.test(file)) return true;
    return (
      /\.(ts|tsx|css|mjs)$/.test(file) &&
      !/^[a-z0-9]+(-[a-z0-9]+)*(\.(worker|test|d|config|spec))*\.(ts|tsx|css|mjs)$/.test(file)
    );
  });

/** Exported functions of `models/` without a docstring: `file: name`. */
export const undocumented = (files: readonly SourceFile[]): readonly string[] =>
  files
    .filter(
      (file) => file.path.startsWith('models/') && isProduct(file) && !/\/(contract|edits|list)\.ts$/.test(file.path),
    )
    .flatMap(({ path: file, text }) =>
      [
        ...text.matchAll(
          /(\*\/\n)?export (?:async )?(?:function|const) (\w+)(?:<[^\n]*?>)?(?: = (?:async )?(?:<[^\n]*>)?\(|\()/g,
        ),
      ]
        .filter(([, documented]) => !documented)
        .map(([, , name]) => `${file}: ${name}`),
    );

/** Folders of a collection against its `list.ts`: what is missing on either side. */
export function listAgainstFolders(collection: string, files: readonly SourceFile[]): readonly string[] {
  const list = files.find(({ path: file }) => file === `${collection}/list.ts`);
  if (!list || !existsSync(path.join(root, collection))) return [];
  const folders = readdirSync(path.join(root, collection), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
  const listed = new Set([...list.text.matchAll(/from '\.\/([a-z0-9-]+)\//g)].map(([, name]) => name ?? ''));
  return [
    ...folders.filter((name) => !listed.has(name)).map((name) => `${collection}/${name} is not listed`),
    ...[...listed].filter((name) => !folders.includes(name)).map((name) => `${collection}/list.ts names ${name}`),
  ];
}

/** Keys that are asked for in code: `t('…')`, and codes of refusals, errors, warnings. */
export const keysUsed = (files: readonly SourceFile[]): ReadonlySet<string> =>
  new Set(
    files
      .filter(isProduct)
      .flatMap(({ text }) =>
        [...text.matchAll(/\b(?:t|no|new AppError)\(\s*'([a-z][a-zA-Z0-9-]*(?:\.[a-zA-Z0-9-]+)+)'/g)].map(
          ([, key]) => key ?? '',
        ),
      ),
  );
