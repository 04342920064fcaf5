import { StudyUid } from '../../../../models/base/ids.ts';
import { z } from '../../../../models/base/schema.ts';
import type { PageId, Place } from '../../../ui/frame/page-props.ts';
import { api } from '../api.ts';

/** Where a window was: kept in main's memory while it is locked, nowhere else. */
const LeftAt = z.union([
  z.object({ page: z.enum(['images', 'slides', 'genome', 'risk', 'report']), studyUid: StudyUid }),
  z.object({ page: z.enum(['worklist', 'journal', 'ledger', 'batch', 'settings']) }),
]);

/** Signs out; jobs that run go on behind the lock. */
export async function lockHere(at: { readonly page: PageId; readonly studyUid: StudyUid | null }): Promise<void> {
  const { page, studyUid } = at;
  await api.library.lock({ at: JSON.stringify(studyUid === null ? { page } : { page, studyUid }) });
}

/** Where to go back to after the sign-in; null where nothing was told, or nothing that is a place. */
export function placeLeft(at: string | null): Place | null {
  if (at === null) return null;
  try {
    return LeftAt.safeParse(JSON.parse(at)).data ?? null;
  } catch {
    return null;
  }
}
