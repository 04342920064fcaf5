import { useEffect } from 'react';
import type { Digest, FindingId } from '../../../models/base/ids.ts';
import type { Finding } from '../../../models/findings/finding.ts';
import { correctedObjects } from '../../../models/findings/objects/corrected-objects.ts';
import { objectPlaces } from '../../../models/slides/view/object-lines.ts';
import { objectsView } from './objects-view.ts';
import type { ShownObjects } from './objects-view.ts';

/** Tells what single objects are on the slide, for as long as the page stands. @param bytes  of the masks that came. */
export function useObjects(
  findings: readonly Finding[],
  bytes: ReadonlyMap<Digest, Uint8Array>,
  focus: FindingId | null,
): void {
  useEffect(() => {
    const shown = findings.flatMap((finding) => shownObjects(finding, bytes) ?? []).toReversed();
    const inFocus = shown.filter(({ finding }) => finding.id === focus);
    const sets = [...inFocus, ...shown.filter(({ finding }) => finding.id !== focus)];
    objectsView.set((view) => ({ ...view, sets }));
  }, [findings, bytes, focus]);
  useEffect(() => () => objectsView.set((view) => ({ ...view, sets: [], chosen: null, last: 0, draft: [] })), []);
}

type Known = Pick<ShownObjects, 'grid' | 'places'> & { readonly key: string };
const known = new WeakMap<Uint8Array, Known>();

function shownObjects(finding: Finding, masks: ReadonlyMap<Digest, Uint8Array>): ShownObjects | null {
  const { geometry: mask } = finding;
  if (mask.kind !== 'pixel-mask' || mask.holds !== 'objects' || !mask.place) return null;
  const bytes = masks.get(mask.mask);
  if (!bytes) return null;
  const key = JSON.stringify(mask.byHand ?? null);
  const before = known.get(bytes);
  if (before?.key === key) return { finding, mask: { ...mask, place: mask.place }, ...before };
  const grid = correctedObjects(mask, bytes);
  const made: Known = { key, grid, places: objectPlaces(grid) };
  known.set(bytes, made);
  return { finding, mask: { ...mask, place: mask.place }, ...made };
}
