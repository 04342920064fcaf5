import { useEffect, useMemo } from 'react';
import type { Finding } from '../../../models/findings/finding.ts';
import { imageIndexOf } from '../../../models/findings/place/image-of.ts';
import type { DisplaySet } from '../../../models/imaging/display-set.ts';
import type { LabelMap } from '../../../models/imaging/view/labels/sample-labels.ts';
import { useStore } from '../../ui/store.ts';
import { caseView } from '../../app/api/case-view.ts';
import { drawings } from '../drawings/drawings.ts';
import { imageLabels, imageMap } from '../drawings/image-masks.ts';
import type { ShownMask } from '../overlays/label-layer.tsx';
import { received } from '../overlays/received/received.ts';
import { receivedMasks } from '../overlays/received/received-masks.ts';
import { drawnPart, fetchMask, masks } from '../drawings/mask-shelf.ts';
import { announce } from '../view/announce.ts';
import type { PanePlace } from '../view/pane.ts';
import { shownFindings } from '../../app/api/shown-findings.ts';
import { t } from '../../ui/text/t.ts';

const nothing: readonly ShownMask[] = [];

/**
 * The masks that lie in what a pane shows, rejected ones left out; their bytes are fetched as they are met. `received`: how many
 * of them came from elsewhere and were reviewed by nobody here; they stand first, under the findings.
 */
export function useMasks({ displaySet, pane }: PanePlace): {
  readonly shown: readonly ShownMask[];
  readonly fill: number;
  readonly received: number;
} {
  const list = useStore(shownFindings, (value) => value.list);
  const bytes = useStore(masks, (value) => value);
  const brushed = useStore(drawings, (value) => value.mask);
  const { isShown, isFilled, fillPercent } = useStore(caseView, (value) => value.overlays);
  const isAiShown = useStore(caseView, (value) => value.isAiShown);
  const wanted = useMemo(
    () =>
      list.filter(
        ({ on, status, geometry }) =>
          status !== 'rejected' &&
          (isAiShown || status === 'accepted') &&
          ((geometry.kind === 'mask' &&
            (on.displaySet === displaySet.id ||
              (on.frameOfReferenceUid !== null && on.frameOfReferenceUid === displaySet.frameOfReferenceUid))) ||
            (geometry.kind === 'pixel-mask' &&
              on.displaySet === displaySet.id &&
              pane.plane === null &&
              pane.frame === imageIndexOf(geometry, displaySet.frames))),
      ),
    [list, displaySet, isAiShown, pane.plane, pane.frame],
  );
  useEffect(() => {
    for (const { geometry } of wanted)
      if (geometry.kind === 'mask' || geometry.kind === 'pixel-mask')
        fetchMask(geometry.mask).catch(() => announce(t('imaging.no-mask')));
  }, [wanted]);
  const shown = useMemo(() => {
    if (!isShown) return nothing;
    return wanted.flatMap((finding): ShownMask[] => {
      const { geometry } = finding;
      if (geometry.kind !== 'mask' && geometry.kind !== 'pixel-mask') return [];
      const labels = geometry.kind === 'mask' ? geometry.labels : imageLabels(geometry);
      const stored = storedMap(geometry, bytes.get(geometry.mask), displaySet);
      const map = brushed?.finding === finding.id ? brushed.map : stored && drawnPart(stored);
      return map ? [{ map, labels }] : [];
    });
  }, [wanted, bytes, brushed, isShown, displaySet]);
  const foreign = useStore(received, (value) => value);
  const below = useMemo(
    () => (isShown ? receivedMasks(foreign, { displaySet, pane }, { isAiShown, findings: list }) : nothing),
    [foreign, isShown, isAiShown, list, displaySet, pane.plane, pane.frame],
  );
  const all = useMemo(() => (below.length > 0 ? [...below, ...shown] : shown), [below, shown]);
  return { shown: all, fill: isFilled ? fillPercent / 100 : 0, received: below.length };
}

/** The map of a finding's mask as it is kept; undefined while its bytes, or its image, are not here. */
function storedMap(
  geometry: Extract<Finding['geometry'], { kind: 'mask' | 'pixel-mask' }>,
  bytes: Uint8Array | undefined,
  { frames }: Pick<DisplaySet, 'frames'>,
): LabelMap | undefined {
  if (!bytes) return undefined;
  if (geometry.kind === 'mask') return { grid: geometry.grid, labels: bytes };
  const frame = frames[imageIndexOf(geometry, frames)];
  return frame && imageMap(geometry, frame, bytes);
}
