import type { Size } from '../../../models/imaging/view/view-plane.ts';

/** True for a viewport with no room for more words than its series and its image, as in a grid of 8 × 8. CSS pixels. */
export const isTiny = ({ width, height }: Size): boolean => width < 260 || height < 180;
