import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../../../models/base/app-error.ts';
import { HangingProtocol } from '../../../models/imaging/hanging/hanging-protocol.ts';

/** The hanging protocols of `resources/protocols`, in order of their ids. @throws AppError `imaging.protocol` {file} for one that is none. */
export async function readProtocols(resources: string): Promise<readonly HangingProtocol[]> {
  const folder = path.join(resources, 'protocols');
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
  return Promise.all(
    names.map(async (file) => {
      const parsed = HangingProtocol.safeParse(JSON.parse(await readFile(path.join(folder, file), 'utf8')));
      if (!parsed.success) throw new AppError('imaging.protocol', { file }, parsed.error);
      return parsed.data;
    }),
  );
}
