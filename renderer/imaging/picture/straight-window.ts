import type { Voi } from '../../../models/imaging/display-set.ts';
import type { Tone } from '../../../models/imaging/tone/tone.ts';

/** What a plane is drawn with on the CPU: a sigmoid as it is, anything else as the linear window that draws the same. */
export const planeWindow = (voi: Tone['voi']): Pick<Voi, 'width' | 'center' | 'function'> =>
  !('entries' in voi) && voi.function === 'sigmoid' ? voi : straightWindow(voi);

/**
 * A window as the linear one of DICOM that draws the same. Of a sigmoid its tangent in the middle: what the graphics path
 * draws, where curves are not.
 *
 * @source  DICOM PS3.3 C.11.2.1.2.1, C.11.2.1.3.2. A table has none: it spans its inputs. Total.
 */
export function straightWindow(voi: Tone['voi']): Pick<Voi, 'width' | 'center'> {
  if ('entries' in voi) return { width: voi.entries.length, center: voi.first + voi.entries.length / 2 };
  const { width, center } = voi;
  return (voi.function ?? 'linear') === 'linear' ? { width, center } : { width: width + 1, center: center + 0.5 };
}
