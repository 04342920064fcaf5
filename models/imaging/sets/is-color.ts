import type { ImageHeader } from '../../dicom/header/instance-header.ts';

/** Whether an image is shown in colour: of three samples, or of one that a palette gives a colour. Total. */
export const isColor = ({ samplesPerPixel, palette }: Pick<ImageHeader, 'samplesPerPixel' | 'palette'>): boolean =>
  samplesPerPixel >= 3 || palette !== null;
