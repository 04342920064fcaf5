import type { InstanceId } from '../../../models/base/ids.ts';
import type { Frame } from '../../../models/imaging/display-set.ts';
import { tablesOfBytes } from '../../../models/imaging/tone/table-bytes.ts';
import type { FrameTables } from '../../../models/imaging/tone/tone-of-frame.ts';
import { refusalOf } from '../engine/refusal-of.ts';

export const noTables: FrameTables = { modality: null, voi: null };

/** Tables of the images met last: those of a film's frames are one image's. */
const asked = new Map<InstanceId, Promise<FrameTables>>();
const most = 200;

/** The lookup tables a frame is drawn with; most have none, and nothing is asked for. @throws AppError with main's code. */
export async function loadTables({ instance, tables }: Pick<Frame, 'instance' | 'tables'>): Promise<FrameTables> {
  if (!tables) return noTables;
  const loading = asked.get(instance) ?? fetchTables(instance);
  asked.set(instance, loading);
  loading.catch(() => asked.delete(instance));
  const [oldest] = asked.keys();
  if (asked.size > most && oldest !== undefined) asked.delete(oldest);
  const { modality, voi } = await loading;
  return { modality: tables.modality ? modality : null, voi: tables.voi ? voi : null };
}

async function fetchTables(instance: InstanceId): Promise<FrameTables> {
  const answer = await fetch(`/tables/${instance}`);
  if (!answer.ok) throw await refusalOf(answer);
  return tablesOfBytes(await answer.arrayBuffer());
}
