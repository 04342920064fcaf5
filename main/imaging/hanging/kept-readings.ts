import type { StudyUid } from '../../../models/base/ids.ts';
import { KeptReading } from '../../../models/imaging/hanging/kept-reading.ts';
import type { Library } from '../../library/library.ts';

const kind = 'reading';

/** How a study was left; null for one that was not read yet, or whose record an older program wrote. */
export async function keptReading(studyUid: StudyUid, { store }: Library): Promise<KeptReading | null> {
  return KeptReading.safeParse(await store.document({ kind, id: studyUid })).data ?? null;
}

/** Not an Edit: it changes nothing of the case, and is neither undone nor audited. */
export const keepReading = (studyUid: StudyUid, reading: KeptReading, { store }: Library): Promise<void> =>
  store.putDocument({ kind, id: studyUid, body: reading });
