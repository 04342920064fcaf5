import type { DisplaySet } from '../display-set.ts';

/** Breast Tomosynthesis Image Storage. DICOM PS3.4 B.5. */
const breastTomosynthesis = '1.2.840.10008.5.1.4.1.1.13.1.3';

/** True for the slices of a breast tomosynthesis; the one picture that is computed of them is a mammogram like any other. Total. */
export const isTomosynthesis = ({ frames }: Pick<DisplaySet, 'frames'>): boolean =>
  frames.length > 1 && frames.every(({ sopClassUid }) => sopClassUid === breastTomosynthesis);
