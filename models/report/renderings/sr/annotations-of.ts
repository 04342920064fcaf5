import type { AnnGroup } from '../../../dicom/write/ann.ts';
import type { Finding } from '../../../findings/finding.ts';
import type { SrGiven } from './groups-of-finding.ts';
import { placesOf } from './places-of.ts';
import { countedCorners } from './regions-of.ts';

type Given = Pick<SrGiven, 'set' | 'centres' | 'trackingOf'>;

/**
 * Many objects that were found on a slide: the middle of each object of a mask, what a person marked, or the boxes that
 * count. What a reader drew into a mask is a group of its own, without the model's name.
 *
 * @param centres  of the mask's objects, those a reader drew last. @returns none for a finding that is not of many objects,
 *   or has none. Total.
 */
export function annotationsOf(finding: Finding, { set, centres, trackingOf }: Given): readonly AnnGroup[] {
  const { geometry, by, edited, run, name } = finding;
  const algorithm =
    by.kind === 'pack' ? { name: by.id, version: by.version, isEdited: edited, isRule: run?.provider === 'cpu' } : null;
  if (geometry.kind === 'pixel-mask' && geometry.holds === 'objects') {
    const [label] = geometry.labels;
    if (!label) return [];
    const points = placesOf(geometry, { set, centres });
    const drawn = geometry.byHand ? points.length - geometry.byHand.drawn.length : points.length;
    const group = { label: label.name || name, code: label.code, type: 'POINT' } as const;
    const own = { ...group, uid: trackingOf(finding, label.value).uid, algorithm, points: points.slice(0, drawn) };
    const byHand = {
      ...group,
      uid: trackingOf(finding, null).uid,
      label: `${group.label}, drawn by a reader`,
      algorithm: null,
      points: points.slice(drawn),
    };
    return [own, byHand].filter((one) => one.points.length > 0);
  }
  if (geometry.kind === 'pixel-points') {
    const points = geometry.points.map(([column, row]) => [column + 0.5, row + 0.5] as const);
    const { uid } = trackingOf(finding, null);
    return points.length === 0 ? [] : [{ uid, label: name, code: finding.code, algorithm, type: 'POINT', points }];
  }
  if (geometry.kind !== 'pixel-boxes') return [];
  const points = countedCorners(geometry).flat();
  const { uid } = trackingOf(finding, null);
  return points.length === 0 ? [] : [{ uid, label: name, code: finding.code, algorithm, type: 'RECTANGLE', points }];
}
