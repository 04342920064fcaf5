import { expect, test } from 'vitest';
import { makeStack } from '../../tests/fixtures/make-images.ts';
import { HangingProtocol } from './hanging/hanging-protocol.ts';
import { displaySetsOf } from './sets/display-sets-of.ts';
import { shownLevel, withProtocolWindows } from './voi.ts';

test('41 HU at center 40, width 400 is half grey, a little above', () => {
  expect(shownLevel(41, { center: 40, width: 400 })).toBeCloseTo(128.46, 2); // ((41 − 39.5) / 399 + 0.5) × 255
});

test('below the window all is black, above it white', () => {
  expect([-160, 240].map((value) => shownLevel(value, { center: 40, width: 400 }))).toEqual([0, 255]);
});

test("the protocol's opening window stands first, the file's own behind it, the others last", () => {
  const protocol = HangingProtocol.parse({
    id: 'p',
    schema: 1,
    match: { modalities: ['CT'] },
    layout: '1x1',
    largePlane: 'axial',
    windows: [
      { label: 'bone', width: 2000, center: 400 },
      { label: 'lung', width: 1500, center: -600 },
    ],
    opensWith: 'lung',
    source: 'test',
  });
  const [set] = displaySetsOf(
    makeStack([0, 1], () => ({
      changes: (h) => ({
        ...h,
        image: h.image && {
          ...h.image,
          common: { ...h.image.common, windows: [{ width: 350, center: 50, label: null }] },
        },
      }),
    })),
  );
  const frame = set && withProtocolWindows(set, protocol).frames[0];
  const windows = frame?.windows;
  expect(frame?.storedWindow).toBe(1);
  expect(windows?.map(({ label, width }) => [label, width])).toEqual([
    ['lung', 1500],
    [null, 350],
    ['bone', 2000],
  ]);
});
