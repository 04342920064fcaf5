import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../../../models/base/app-error.ts';
import { CornerPlan } from '../../../models/imaging/hanging/corners/corner-plan.ts';

/** What stands in a viewport's corners, by modality: `resources/corners`. @throws AppError `imaging.corners` {file} for a file that is no such plan. */
export async function readCorners(resources: string): Promise<CornerPlan[]> {
  const folder = path.join(resources, 'corners');
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
  return Promise.all(
    names.map(async (file) => {
      const parsed = CornerPlan.safeParse(JSON.parse(await readFile(path.join(folder, file), 'utf8')));
      if (!parsed.success) throw new AppError('imaging.corners', { file }, parsed.error);
      return parsed.data;
    }),
  );
}
