import type { JpegColors } from './jpeg-image.ts';

/**
 * Whether the three components of a JPEG are luminance and chrominance rather than red, green, blue: as the stream's own
 * marks say, and where they are silent as the file's tag says.
 *
 * @param photometric  the file's Photometric Interpretation.
 * @source  JFIF 1.02; Adobe TN 5116 (APP14); component numbers as the Independent JPEG Group's decoder takes them;
 *   DICOM PS3.5 8.2.1. Total.
 */
export function isLuma({ isJfif, adobeTransform, ids }: JpegColors, photometric: string): boolean {
  if (ids.length !== 3) return false;
  if (adobeTransform !== null) return adobeTransform !== 0;
  if (isJfif) return true;
  const names = ids.join(',');
  if (names === '82,71,66') return false; // R, G, B
  if (names === '1,2,3') return true;
  return photometric !== 'RGB';
}
