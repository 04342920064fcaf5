import { imageIndexOf } from '../../../models/findings/place/image-of.ts';
import type { Finding } from '../../../models/findings/finding.ts';
import type { DisplaySet, Frame } from '../../../models/imaging/display-set.ts';

/** Findings whose outlines go into one SEG: those on a volume, or those on one single image. */
export interface Outlined {
  readonly set: DisplaySet;
  readonly image: Frame | null; // null: the whole volume
  readonly findings: readonly Finding[];
}

/** Findings with outlines by the SEG they go into; those over regions of slides, and whose image is not here any more, stand apart. */
export interface OutlinedParts {
  readonly parts: readonly Outlined[];
  readonly onSlides: readonly Finding[]; // over a region of a slide: no SEG is made of them
  readonly lost: readonly Finding[];
}

/**
 * One part for each volume and each single image that has an outline, in the order of the display sets and their images.
 * Total.
 */
export function outlined(findings: readonly Finding[], sets: ReadonlyMap<string, DisplaySet>): OutlinedParts {
  const parts: Outlined[] = [];
  const placed = new Set<Finding>();
  const put = (part: Outlined): void => {
    if (part.findings.length === 0) return;
    parts.push(part);
    for (const finding of part.findings) placed.add(finding);
  };
  for (const set of sets.values()) {
    const here = findings.filter(({ on }) => on.displaySet === set.id);
    put({ set, image: null, findings: here.filter(({ geometry }) => geometry.kind === 'mask') });
    for (const [index, image] of set.frames.entries()) {
      const isOn = ({ geometry }: Finding): boolean =>
        geometry.kind === 'pixel-mask' && imageIndexOf(geometry, set.frames) === index;
      put({ set, image, findings: here.filter(isOn) });
    }
  }
  const isAnnotation = ({ geometry, on }: Finding): boolean =>
    geometry.kind === 'pixel-mask' && geometry.holds === 'objects' && sets.get(on.displaySet)?.slide !== undefined;
  const rest = findings.filter((finding) => hasOutline(finding) && !placed.has(finding) && !isAnnotation(finding));
  const { onSlides = [], lost = [] } = Object.groupBy(rest, ({ on }) =>
    sets.get(on.displaySet)?.slide ? 'onSlides' : 'lost',
  );
  return { parts, onSlides, lost };
}

/** Whether a finding is an outline at all. Total. */
export const hasOutline = ({ geometry }: Finding): boolean =>
  geometry.kind === 'mask' || geometry.kind === 'pixel-mask';
