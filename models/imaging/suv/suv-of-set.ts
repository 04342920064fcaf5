import type { ImageWarning } from '../display-set.ts';
import type { ReceivedImage } from '../sets/received-image.ts';
import { suvOfUptake } from './suv-of-uptake.ts';
import type { Suv } from './suv-of-uptake.ts';

/** Factors of images of one set may differ by rounding alone. */
const tolerance = 1e-6;

/**
 * The uptake factors of a display set: those of each of its images, if all say the same.
 *
 * @returns nothing for another modality; why there is no SUV, as a warning: the first image's refusal, or
 *   `imaging.suv-differs`. Total.
 */
export function suvOfSet(images: readonly ReceivedImage[]): {
  readonly suv?: Suv;
  readonly warnings: readonly ImageWarning[];
} {
  let first: Suv | undefined;
  for (const { header } of images) {
    if (!header.uptake) return { warnings: [] };
    const { patientWeightKg: weightKg } = header.instance;
    const suv = suvOfUptake(header.uptake, { weightKg, sex: header.patient.sex });
    if (!suv.ok) return { warnings: [{ code: suv.error.code, params: { ...suv.error.params } }] };
    first ??= suv.value;
    if (Math.abs(suv.value.bw / first.bw - 1) > tolerance)
      return { warnings: [{ code: 'imaging.suv-differs', params: {} }] };
  }
  return first ? { suv: first, warnings: first.doubts.map((code) => ({ code, params: {} })) } : { warnings: [] };
}
