import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';

/**
 * The `table.json` of every folder of a kind under `resources/knowledge`. A kind without a folder has none.
 *
 * @param parse  what a table must be. @throws what `parse` throws.
 */
export async function tablesIn<T>(folder: string, parse: (json: unknown, id: string) => T): Promise<readonly T[]> {
  const names = await readdir(folder).catch(() => []);
  return Promise.all(
    names.map(async (id) => parse(JSON.parse(await readFile(path.join(folder, id, 'table.json'), 'utf8')), id)),
  );
}
