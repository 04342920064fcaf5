import { useEffect, useMemo, useState } from 'react';
import { AppError } from '../../../models/base/app-error.ts';
import type { Digest, DisplaySetId, FindingId } from '../../../models/base/ids.ts';
import type { Finding } from '../../../models/findings/finding.ts';
import { caseView } from '../../app/api/case-view.ts';
import { tellProblem } from '../../ui/message/problem.ts';
import { useStore } from '../../ui/store.ts';
import { drawnColor, edgePlace, pathOfBoxes, pathOfDrawn, pathsOf } from './slide-outline.ts';
import type { SlideOutline } from './slide-outline.ts';

/** Findings of one slide that are drawn: rejected ones are not, a model’s proposals only once the reader has looked. */
export function useShownFindings(list: readonly Finding[], displaySet: DisplaySetId | null): readonly Finding[] {
  const isAiShown = useStore(caseView, (view) => view.isAiShown);
  return useMemo(
    () =>
      list.filter(
        ({ on, status, by }) =>
          on.displaySet === displaySet &&
          status !== 'rejected' &&
          (isAiShown || status === 'accepted' || by.kind !== 'pack'),
      ),
    [list, displaySet, isAiShown],
  );
}

const none: readonly SlideOutline[] = [];

/** The masks of findings as stored; fetched as they are met and kept while the page stands. */
export function useMasks(findings: readonly Finding[]): ReadonlyMap<Digest, Uint8Array> {
  const [bytes, setBytes] = useState<ReadonlyMap<Digest, Uint8Array>>(new Map());
  const wanted = findings.flatMap(({ geometry }) => (geometry.kind === 'pixel-mask' ? [geometry.mask] : []));
  useEffect(() => {
    const aborter = new AbortController();
    for (const digest of wanted)
      if (!bytes.has(digest))
        fetchMask(digest, aborter.signal).then(
          (mask) => setBytes((before) => new Map(before).set(digest, mask)),
          (error: unknown) => void (aborter.signal.aborted || tellProblem(error)),
        );
    return () => aborter.abort();
  }, [wanted.join(' ')]);
  return bytes;
}

/** The outlines of findings as they are drawn. @param bytes  of their masks, as far as they came. */
export function useOutlines(
  findings: readonly Finding[],
  bytes: ReadonlyMap<Digest, Uint8Array>,
  focus: FindingId | null,
): readonly SlideOutline[] {
  const isShown = useStore(caseView, (view) => view.overlays.isShown);
  return useMemo(() => {
    if (!isShown) return none;
    return findings.flatMap((finding): readonly SlideOutline[] => {
      const { geometry, id, status } = finding;
      const about = { finding: id, isProposed: status === 'proposed', isChosen: id === focus };
      if (geometry.kind === 'pixel-boxes')
        return [{ ...about, path: pathOfBoxes(geometry), place: edgePlace, color: geometry.color }];
      const mask = geometry.kind === 'pixel-mask' && bytes.get(geometry.mask);
      if (geometry.kind !== 'pixel-mask' || !mask || !geometry.place) return [];
      const { place, labels } = geometry;
      const models = pathsOf(geometry, mask).map((path, n) => ({
        ...about,
        path,
        place,
        color: labels[n]?.color ?? '',
      }));
      const drawn = pathOfDrawn(geometry);
      return drawn ? [...models, { ...about, path: drawn, place, color: drawnColor() }] : models;
    });
  }, [findings, bytes, isShown, focus]);
}

async function fetchMask(digest: Digest, signal: AbortSignal): Promise<Uint8Array> {
  const answer = await fetch(`/masks/${digest}`, { signal });
  if (!answer.ok) throw new AppError('slides.no-outline');
  return new Uint8Array(await answer.arrayBuffer());
}
