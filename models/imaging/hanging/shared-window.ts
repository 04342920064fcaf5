import type { DisplaySet, Voi } from '../display-set.ts';

type Toned = Pick<DisplaySet, 'id' | 'seriesUid' | 'modality' | 'suv'>;

/**
 * A window chosen on one display set as it holds on another: within a series, between CTs (Hounsfield units), between
 * positron images by their uptake. Elsewhere values have no unit in common: an MR's grey means nothing in another.
 *
 * @returns null where it does not hold. Total.
 */
export function sharedWindow(voi: Voi, from: Toned, to: Toned): Voi | null {
  if (from.id === to.id || from.seriesUid === to.seriesUid) return voi;
  if (from.modality !== to.modality || voi.table !== undefined) return null; // a table is of its own files
  if (from.modality === 'CT') return voi;
  if (from.modality !== 'PT' || !from.suv || !to.suv) return null;
  const factor = from.suv.bw / to.suv.bw;
  return { ...voi, width: voi.width * factor, center: voi.center * factor };
}
