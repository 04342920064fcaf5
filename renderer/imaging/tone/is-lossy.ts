/** Transfer syntaxes that may have lost values: JPEG baseline and extended, JPEG-LS near-lossless, JPEG 2000 and HTJ2K in their lossy form, JPEG XL. DICOM PS3.5 A.4. */
const lossy: ReadonlySet<string> = new Set([
  '1.2.840.10008.1.2.4.50',
  '1.2.840.10008.1.2.4.51',
  '1.2.840.10008.1.2.4.81',
  '1.2.840.10008.1.2.4.91',
  '1.2.840.10008.1.2.4.203',
  '1.2.840.10008.1.2.4.112',
]);

export const isLossy = (transferSyntaxUid: string): boolean => lossy.has(transferSyntaxUid);
