import type { InstanceId } from '../../../models/base/ids.ts';
import type { Frame } from '../../../models/imaging/display-set.ts';
import { createStore } from '../../ui/store.ts';
import { refusalOf } from '../engine/refusal-of.ts';

/** Overlay planes of files by image: one byte a pixel, bit k is plane k. The ones met last. */
export const overlayPlanes = createStore<ReadonlyMap<InstanceId, Uint8Array>>(new Map());

const asked = new Set<InstanceId>();
const most = 64;

/** Fetches the overlay planes of an image unless they are here or on their way. @throws AppError with main's code. */
export async function fetchOverlays({ instance }: Pick<Frame, 'instance'>): Promise<void> {
  if (asked.has(instance)) return;
  asked.add(instance);
  try {
    const answer = await fetch(`/overlays/${instance}`);
    if (!answer.ok) throw await refusalOf(answer);
    const planes = new Uint8Array(await answer.arrayBuffer());
    overlayPlanes.set((before) => kept(new Map(before).set(instance, planes)));
  } catch (error) {
    asked.delete(instance);
    throw error;
  }
}

function kept(planes: Map<InstanceId, Uint8Array>): ReadonlyMap<InstanceId, Uint8Array> {
  const [oldest] = planes.keys();
  if (planes.size <= most || oldest === undefined) return planes;
  planes.delete(oldest);
  asked.delete(oldest);
  return planes;
}
