import type { Frame } from '../../../models/imaging/display-set.ts';
import { tablesOfBytes } from '../../../models/imaging/tone/table-bytes.ts';
import type { FrameTables } from '../../../models/imaging/tone/tone-of-frame.ts';
import { refusalOf } from '../engine/refusal-of.ts';

export const noTables: FrameTables = { modality: null, voi: null };

/** Tables of the images met last: those of a film's frames are one image's. */
const asked = new Map<string, Promise<FrameTables>>();
const most = 200;

/** The lookup tables a frame is drawn with; most have none, and nothing is asked for. @throws AppError with main's code. */
export async function loadTables({
  instance,
  frame,
  tables,
}: Pick<Frame, 'instance' | 'frame' | 'tables'>): Promise<FrameTables> {
  if (!tables) return noTables;
  const name = `${instance}/${tables.isOwn ? frame : 0}`; // one answer for all frames, unless they have their own
  const loading = asked.get(name) ?? fetchTables(name);
  asked.set(name, loading);
  loading.catch(() => asked.delete(name));
  const [oldest] = asked.keys();
  if (asked.size > most && oldest !== undefined) asked.delete(oldest);
  const { modality, voi, vois, colors } = await loading;
  return { modality: tables.modality ? modality : null, voi: tables.voi ? voi : null, vois, colors };
}

async function fetchTables(name: string): Promise<FrameTables> {
  const answer = await fetch(`/tables/${name}`);
  if (!answer.ok) throw await refusalOf(answer);
  return tablesOfBytes(await answer.arrayBuffer());
}
