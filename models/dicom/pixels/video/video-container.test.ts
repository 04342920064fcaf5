import { expect, test } from 'vitest';
import { mediaTypeOf, videoContainer } from './video-container.ts';

const bytes = (start: readonly number[]): Uint8Array => Uint8Array.from({ length: 400 }, (_, i) => start[i] ?? 0);

test.each([
  ['an MP4 file', [0, 0, 0, 32, 0x66, 0x74, 0x79, 0x70], 'mp4'],
  ['a program stream', [0, 0, 1, 0xba], 'program-stream'],
  ['a bare MPEG-2 stream', [0, 0, 1, 0xb3], 'mpeg-2'],
  ['a bare H.264 stream', [0, 0, 0, 1, 0x67], 'bare-avc-or-hevc'],
  ['a Matroska file', [0x1a, 0x45, 0xdf, 0xa3], 'matroska'],
  ['something else', [1, 2, 3], 'unknown'],
] as const)('%s is told by its first bytes', (_, start, container) => {
  expect(videoContainer(bytes(start))).toBe(container);
});

test('a transport stream has its sync byte every 188 bytes; one such byte alone is none', () => {
  const stream = bytes([0x47]);
  expect(videoContainer(stream)).toBe('unknown');
  stream[188] = 0x47;
  expect(videoContainer(stream)).toBe('transport-stream');
  expect(mediaTypeOf('transport-stream')).toBe('video/mp2t');
});
