import { expect, test } from 'vitest';
import { srgbProfile } from './srgb-profile.ts';

const profile = srgbProfile();
const view = new DataView(profile.buffer);
const text = (at: number): string => new TextDecoder().decode(profile.subarray(at, at + 4));

test('the profile says its own length, and that it is an RGB display profile', () => {
  expect(view.getUint32(0)).toBe(profile.length);
  expect([text(12), text(16), text(20), text(36)]).toEqual(['mntr', 'RGB ', 'XYZ ', 'acsp']);
});

test('each tag lies within the file, and the three curves are one', () => {
  const tags = Array.from({ length: view.getUint32(128) }, (_, i) => 132 + i * 12);
  const places = new Map(tags.map((at) => [text(at), [view.getUint32(at + 4), view.getUint32(at + 8)] as const]));
  for (const [from, length] of places.values()) expect(from + length).toBeLessThanOrEqual(profile.length);
  expect(places.get('rTRC')).toEqual(places.get('bTRC'));
  expect(places.has('wtpt')).toBe(true);
});

test('the colourants add up to the white point D50', () => {
  const at = (name: string): number => {
    const tag = Array.from({ length: 9 }, (_, i) => 132 + i * 12).find((place) => text(place) === name) ?? 0;
    return view.getUint32(tag + 4) + 8;
  };
  const sum = (i: number): number =>
    ['rXYZ', 'gXYZ', 'bXYZ'].reduce((total, name) => total + view.getInt32(at(name) + 4 * i) / 65536, 0);
  expect([sum(0), sum(1), sum(2)].map((part) => part.toFixed(3))).toEqual(['0.964', '1.000', '0.825']);
});
