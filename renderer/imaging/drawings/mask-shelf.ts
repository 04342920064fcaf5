import type { Digest } from '../../../models/base/ids.ts';
import { croppedLabels } from '../../../models/imaging/view/labels/cropped-labels.ts';
import type { LabelMap } from '../../../models/imaging/view/labels/sample-labels.ts';
import { createStore } from '../../ui/store.ts';
import { refusalOf } from '../engine/refusal-of.ts';

/** Label maps by digest, as fetched: their bytes never change, so they are kept while the window lives. */
export const masks = createStore<ReadonlyMap<Digest, Uint8Array>>(new Map());

const asked = new Set<Digest>();

/** Fetches a label map unless it is here or on its way. @throws AppError with main's code. */
export async function fetchMask(digest: Digest): Promise<void> {
  if (asked.has(digest)) return;
  asked.add(digest);
  try {
    const answer = await fetch(`/masks/${digest}`);
    if (!answer.ok) throw await refusalOf(answer);
    keepMask(digest, new Uint8Array(await answer.arrayBuffer()));
  } catch (error) {
    asked.delete(digest);
    throw error;
  }
}

/** Puts a label map on the shelf. */
export const keepMask = (digest: Digest, labels: Uint8Array): void =>
  masks.set((before) => new Map(before).set(digest, labels));

/** Stores a label map as a blob of the case. @returns its digest. @throws AppError with main's code. */
export async function putMask(labels: Uint8Array<ArrayBuffer>): Promise<Digest> {
  const answer = await fetch('/masks', { method: 'PUT', body: labels });
  if (!answer.ok) throw await refusalOf(answer);
  const { digest } = (await answer.json()) as { readonly digest: Digest };
  keepMask(digest, labels.slice());
  return digest;
}

const cropped = new WeakMap<Uint8Array, LabelMap>();

/** The part of a stored label map that holds its labels: what is drawn, at a fraction of the work. */
export function drawnPart(map: LabelMap): LabelMap {
  const known = cropped.get(map.labels) ?? croppedLabels(map);
  cropped.set(map.labels, known);
  return known;
}
