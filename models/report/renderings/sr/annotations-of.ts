import type { AnnGroup } from '../../../dicom/write/ann.ts';
import type { Finding } from '../../../findings/finding.ts';
import type { SrGiven } from './groups-of-finding.ts';
import { placesOf } from './places-of.ts';
import { countedCorners } from './regions-of.ts';

type Given = Pick<SrGiven, 'set' | 'centres' | 'trackingOf'>;

/**
 * Many objects that were found on a slide: the middle of each object of a mask, or the boxes that count.
 *
 * @returns null for a finding that is not of many objects, or has none. Total.
 */
export function annotationsOf(finding: Finding, { set, centres, trackingOf }: Given): AnnGroup | null {
  const { geometry, by, edited, run, name } = finding;
  const algorithm =
    by.kind === 'pack' ? { name: by.id, version: by.version, isEdited: edited, isRule: run?.provider === 'cpu' } : null;
  if (geometry.kind === 'pixel-mask' && geometry.holds === 'objects') {
    const [label] = geometry.labels;
    const points = placesOf(geometry, { set, centres });
    if (!label || points.length === 0) return null;
    const uid = trackingOf(finding, label.value).uid;
    return { uid, label: label.name || name, code: label.code, algorithm, type: 'POINT', points };
  }
  if (geometry.kind !== 'pixel-boxes') return null;
  const points = countedCorners(geometry).flat();
  const { uid } = trackingOf(finding, null);
  return points.length === 0 ? null : { uid, label: name, code: finding.code, algorithm, type: 'RECTANGLE', points };
}
