import { hostname } from 'node:os';
import { DrawingTimes } from '../../../models/imaging/contract.ts';
import type { Library } from '../../library/library.ts';

const kind = 'drawing-times';

/** A library may lie where several machines open it: what was measured holds for one of them, with one driver. */
const idOf = (adapter: string): string => `${hostname()} · ${adapter}`;

/** What a window measured here with this graphics processor and driver; null when none did. */
export async function drawingTimes(adapter: string, { store }: Library): Promise<DrawingTimes | null> {
  return DrawingTimes.safeParse(await store.document({ kind, id: idOf(adapter) })).data ?? null;
}

export const keepDrawingTimes = (adapter: string, times: DrawingTimes, { store }: Library): Promise<void> =>
  store.putDocument({ kind, id: idOf(adapter), body: times });
