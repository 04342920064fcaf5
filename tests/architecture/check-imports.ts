import path from 'node:path';
import type { ImportRow } from './import-table.ts';
import type { SourceFile } from './tree.ts';

export interface Breach {
  readonly file: string;
  readonly imports: string;
}
export interface ImportCheck {
  readonly breaches: readonly Breach[];
  readonly unplaced: readonly string[]; // files that no row names
  readonly unused: readonly string[]; // permissions nobody uses: `row → permission`
}

const importPattern =
  /(?:^|\n)\s*(?:import|export)\s[^'"`;]*?from\s*['"]([^'"]+)['"]|(?:^|\n)\s*import\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)|new URL\(\s*['"](\.[^'"]+\.(?:ts|tsx|mjs))['"]/g;

/** Every module a source names: static, dynamic, side effects, and workers by URL; asset suffixes (`?url`) cut off. */
export const importsOf = (text: string): readonly string[] =>
  [...text.matchAll(importPattern)].map((match) =>
    (match[1] ?? match[2] ?? match[3] ?? match[4] ?? '').replace(/\?.*$/, ''),
  );

const resolve = (file: string, name: string): string =>
  name.startsWith('.') ? path.posix.join(path.posix.dirname(file), name) : name;

const isTest = (file: string): boolean => /\.test\.tsx?$/.test(file);

/** Tests beside their file may also use the test runner and the project's makers. */
const testExtras = [/^vitest$/, /^dicom-parser$/, /^fast-check$/, /^node:/, /^tests\//, /^models\//, /^react(-dom)?\//];

/** Holds every import against the table, both ways. */
export function checkImports(files: readonly SourceFile[], table: readonly ImportRow[]): ImportCheck {
  const breaches: Breach[] = [];
  const unplaced: string[] = [];
  const used = new Set<string>();
  for (const { path: file, text } of files) {
    if (file.endsWith('.mjs') || file.endsWith('.d.ts')) continue;
    const row = table.find(({ in: place }) => place.test(file));
    if (!row) {
      unplaced.push(file);
      continue;
    }
    const ownFolder = row.own.replace('$1', row.in.exec(file)?.[1] ?? '');
    for (const name of importsOf(text)) {
      const target = resolve(file, name);
      if (target.startsWith(ownFolder)) continue;
      const allowed = [...(name.startsWith('.') ? row.project : row.packages)].find((pattern) => pattern.test(target));
      if (allowed && !isTest(file)) used.add(`${row.in.source} → ${allowed.source}`);
      if (!allowed && !(isTest(file) && testExtras.some((pattern) => pattern.test(target))))
        breaches.push({ file, imports: target });
    }
  }
  const granted = table.flatMap((row) =>
    [...row.project, ...row.packages].map((permission) => `${row.in.source} → ${permission.source}`),
  );
  return { breaches, unplaced, unused: granted.filter((permission) => !used.has(permission)) };
}

/** Files on an import cycle that is not type-only, each cycle once. */
export function findCycles(files: readonly SourceFile[]): readonly string[] {
  const graph = new Map(
    files.map(({ path: file, text }) => [file, runtimeImports(text).map((name) => resolve(file, name))]),
  );
  const cycles = new Set<string>();
  const done = new Set<string>();
  const visit = (file: string, trail: readonly string[]): void => {
    const at = trail.indexOf(file);
    if (at >= 0) return void cycles.add(trail.slice(at).sort().join(' ⇄ '));
    if (done.has(file)) return;
    for (const next of graph.get(file) ?? []) if (graph.has(next)) visit(next, [...trail, file]);
    done.add(file);
  };
  for (const file of graph.keys()) visit(file, []);
  return [...cycles];
}

const runtimeImports = (text: string): readonly string[] =>
  importsOf(text.replaceAll(/(?:^|\n)\s*(?:import|export) type [^;]*;/g, '\n'));
