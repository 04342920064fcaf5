import type { SourceFile } from './tree.ts';

// What a text asks for must be given where its code is raised: a place left open is read by a person as {have} of {want}.

const place = /\{(\w+)(?:\|[^|}]*\|[^}]*)?\}/g;
const raised =
  /(?:(?:new AppError|\bno|\bnote|\brefused)\(|\bcode: )\s*'([a-z][a-zA-Z0-9-]*(?:\.[a-zA-Z0-9-]+)+)'\s*(,(?:\s*params:)?|\))\s*/g;

/** From one bracket to the one that closes it, both included. */
function bracketed(text: string, from: number): string {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    if ('({['.includes(text[at] ?? '')) depth++;
    if (')}]'.includes(text[at] ?? '') && --depth === 0) return text.slice(from, at + 1);
  }
  return text.slice(from);
}

/** Names of an object literal's own keys; null where some of them come from elsewhere (`...rest`). */
function keysOf(literal: string): ReadonlySet<string> | null {
  const keys = new Set<string>();
  let depth = 0;
  let entry = '';
  for (const sign of `${literal.slice(1, -1)},`) {
    if (sign === ',' && depth === 0) {
      if (entry.trim().startsWith('...')) return null;
      const key = /^\s*(\w+)/.exec(entry)?.[1];
      if (key) keys.add(key);
      entry = '';
      continue;
    }
    if ('({['.includes(sign)) depth++;
    if (')}]'.includes(sign)) depth--;
    entry += sign;
  }
  return keys;
}

/**
 * Places where a code is raised with less than its text asks for, as `file: code {missing}`. Only what is written out there
 * is looked at: params that come in a variable are not.
 *
 * @param later  codes whose missing part is put in by who raised them on, and which.
 */
export function unfilled(
  files: readonly SourceFile[],
  texts: Readonly<Record<string, string>>,
  later: Readonly<Record<string, readonly string[]>>,
): readonly string[] {
  return files
    .filter(({ path }) => /^(models|main|preload|renderer)\//.test(path) && !/\.test\.tsx?$/.test(path))
    .flatMap(({ path, text }) =>
      [...text.matchAll(raised)].flatMap((found) => {
        const [whole, code = '', end] = found;
        const next = found.index + whole.length;
        if (end !== ')' && text[next] !== '{') return [];
        const given = end === ')' ? new Set<string>() : keysOf(bracketed(text, next));
        if (!given) return [];
        const wanted = new Set([...(texts[code] ?? '').matchAll(place)].map(([, key = '']) => key));
        const missing = [...wanted].filter((key) => !given.has(key) && !later[code]?.includes(key));
        return missing.map((key) => `${path}: ${code} {${key}}`);
      }),
    );
}
