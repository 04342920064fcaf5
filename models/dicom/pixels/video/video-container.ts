/** What a film's stream is wrapped in. DICOM allows MP4 and MPEG-TS; bare streams are met all the same. */
export type VideoContainer =
  | 'mp4'
  | 'transport-stream'
  | 'program-stream'
  | 'mpeg-2'
  | 'bare-avc-or-hevc'
  | 'matroska'
  | 'unknown';

/**
 * What a film's stream is wrapped in, by its first bytes.
 *
 * @param head  at least the first 400 bytes, or all there are. Total.
 * @source  ISO/IEC 14496-12 (`ftyp`), 13818-1 (sync byte every 188 bytes, pack start code), 13818-2 (sequence header),
 *   14496-10 annex B (start code), RFC 9559 (EBML head). DICOM PS3.5 8.2.5 to 8.2.9.
 */
export function videoContainer(head: Uint8Array): VideoContainer {
  if (String.fromCharCode(...head.subarray(4, 8)) === 'ftyp') return 'mp4';
  if (head[0] === 0x47 && head[188] === 0x47) return 'transport-stream';
  if (startsWith(head, [0, 0, 1, 0xba])) return 'program-stream';
  if (startsWith(head, [0, 0, 1, 0xb3])) return 'mpeg-2';
  if (startsWith(head, [0x1a, 0x45, 0xdf, 0xa3])) return 'matroska';
  if (startsWith(head, [0, 0, 0, 1]) || startsWith(head, [0, 0, 1])) return 'bare-avc-or-hevc';
  return 'unknown';
}

const startsWith = (head: Uint8Array, bytes: readonly number[]): boolean => bytes.every((byte, i) => head[i] === byte);

/** The media type of what is wrapped so. Total. */
export const mediaTypeOf = (container: VideoContainer): string => mediaTypes[container];

const mediaTypes: Readonly<Record<VideoContainer, string>> = {
  mp4: 'video/mp4',
  'transport-stream': 'video/mp2t',
  'program-stream': 'video/mpeg',
  'mpeg-2': 'video/mpeg',
  'bare-avc-or-hevc': 'application/octet-stream',
  matroska: 'video/x-matroska',
  unknown: 'application/octet-stream',
};
