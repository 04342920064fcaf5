import { readFileSync } from 'node:fs';

/** Which split each image of a `split.csv` (columns `id` and `split`) belongs to. */
export function splitOf(file: string): ReadonlyMap<string | undefined, string | undefined> {
  const [head = [], ...rows] = readFileSync(file, 'utf8')
    .trim()
    .split(/\r?\n/)
    .map((line) => line.split(','));
  const column = (name: string): number => head.indexOf(name);
  return new Map(rows.map((row) => [row[column('id')], row[column('split')]]));
}
