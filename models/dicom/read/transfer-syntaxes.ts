/** How pixel data lie in a file, by transfer syntax. `name` is the standard's, for messages and the tag browser. */
export interface TransferSyntax {
  readonly uid: string;
  readonly name: string;
  readonly codec: Codec;
  readonly isLossless: boolean; // as the syntax promises; a file may still have been lossy before
  readonly isRead: boolean; // shown by this product
}

export type Codec =
  | 'none'
  | 'rle'
  | 'jpeg'
  | 'jpeg-lossless'
  | 'jpeg-ls'
  | 'jpeg-2000'
  | 'htj2k'
  | 'jpeg-xl'
  | 'deflate'
  | 'video'
  | 'other';

interface Limits {
  readonly lossless?: boolean;
  readonly read?: boolean;
}

const row = (
  uid: string,
  name: string,
  codec: Codec,
  { lossless = true, read = true }: Limits = {},
): TransferSyntax => ({
  uid: `1.2.840.10008.1.2${uid}`,
  name,
  codec,
  isLossless: lossless,
  isRead: read,
});
const lossy = { lossless: false };
const unread = { lossless: false, read: false };

/** DICOM PS3.6 annex A: the transfer syntaxes that files are met in. */
export const transferSyntaxes: readonly TransferSyntax[] = [
  row('', 'Implicit VR Little Endian', 'none'),
  row('.1', 'Explicit VR Little Endian', 'none'),
  row('.1.99', 'Deflated Explicit VR Little Endian', 'none'),
  row('.2', 'Explicit VR Big Endian', 'none'),
  row('.5', 'RLE Lossless', 'rle'),
  row('.8.1', 'Deflated Image Frame Compression', 'deflate'),
  row('.4.50', 'JPEG Baseline (Process 1)', 'jpeg', lossy),
  row('.4.51', 'JPEG Extended (Process 2 & 4)', 'jpeg', lossy),
  row('.4.53', 'JPEG Spectral Selection (Process 6 & 8)', 'jpeg', lossy),
  row('.4.55', 'JPEG Full Progression (Process 10 & 12)', 'jpeg', lossy),
  row('.4.57', 'JPEG Lossless (Process 14)', 'jpeg-lossless'),
  row('.4.70', 'JPEG Lossless (Process 14, Selection Value 1)', 'jpeg-lossless'),
  row('.4.80', 'JPEG-LS Lossless', 'jpeg-ls'),
  row('.4.81', 'JPEG-LS Near-lossless', 'jpeg-ls', lossy),
  row('.4.90', 'JPEG 2000 Lossless', 'jpeg-2000'),
  row('.4.91', 'JPEG 2000', 'jpeg-2000', lossy),
  row('.4.100', 'MPEG2 Main Profile / Main Level', 'video', unread),
  row('.4.100.1', 'Fragmentable MPEG2 Main Profile / Main Level', 'video', unread),
  row('.4.101', 'MPEG2 Main Profile / High Level', 'video', unread),
  row('.4.101.1', 'Fragmentable MPEG2 Main Profile / High Level', 'video', unread),
  row('.4.102', 'MPEG-4 AVC/H.264 High Profile / Level 4.1', 'video', unread),
  row('.4.102.1', 'Fragmentable MPEG-4 AVC/H.264 High Profile / Level 4.1', 'video', unread),
  row('.4.103', 'MPEG-4 AVC/H.264 BD-compatible High Profile / Level 4.1', 'video', unread),
  row('.4.103.1', 'Fragmentable MPEG-4 AVC/H.264 BD-compatible High Profile / Level 4.1', 'video', unread),
  row('.4.104', 'MPEG-4 AVC/H.264 High Profile / Level 4.2 For 2D Video', 'video', unread),
  row('.4.104.1', 'Fragmentable MPEG-4 AVC/H.264 High Profile / Level 4.2 For 2D Video', 'video', unread),
  row('.4.105', 'MPEG-4 AVC/H.264 High Profile / Level 4.2 For 3D Video', 'video', unread),
  row('.4.105.1', 'Fragmentable MPEG-4 AVC/H.264 High Profile / Level 4.2 For 3D Video', 'video', unread),
  row('.4.106', 'MPEG-4 AVC/H.264 Stereo High Profile / Level 4.2', 'video', unread),
  row('.4.106.1', 'Fragmentable MPEG-4 AVC/H.264 Stereo High Profile / Level 4.2', 'video', unread),
  row('.4.107', 'HEVC/H.265 Main Profile / Level 5.1', 'video', unread),
  row('.4.108', 'HEVC/H.265 Main 10 Profile / Level 5.1', 'video', unread),
  row('.4.110', 'JPEG XL Lossless', 'jpeg-xl'),
  row('.4.111', 'JPEG XL JPEG Recompression', 'jpeg-xl', lossy),
  row('.4.112', 'JPEG XL', 'jpeg-xl', lossy),
  row('.4.201', 'High-Throughput JPEG 2000 Lossless', 'htj2k'),
  row('.4.202', 'High-Throughput JPEG 2000 RPCL Lossless', 'htj2k'),
  row('.4.203', 'High-Throughput JPEG 2000', 'htj2k', lossy),
];

/** Implicit VR Little Endian: what a file without any syntax is taken for. */
export const implicitLittleEndian = '1.2.840.10008.1.2';
export const explicitLittleEndian = '1.2.840.10008.1.2.1';
export const deflatedLittleEndian = '1.2.840.10008.1.2.1.99';
export const explicitBigEndian = '1.2.840.10008.1.2.2';

const byUid = new Map(transferSyntaxes.map((syntax) => [syntax.uid, syntax]));

/** @returns undefined for a syntax this product does not know by name. Total. */
export const transferSyntaxOf = (uid: string): TransferSyntax | undefined => byUid.get(uid);

/** The codec of a transfer syntax; `other` for one that is not known. Total. */
export const codecOf = (uid: string): Codec => byUid.get(uid)?.codec ?? 'other';
