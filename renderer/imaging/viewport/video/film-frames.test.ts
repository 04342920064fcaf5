import { expect, test } from 'vitest';
import { InstanceId } from '../../../../models/base/ids.ts';
import type { Video } from '../../../../models/imaging/display-set.ts';
import { frameAt, nextFilmRate, timeOf } from './film-frames.ts';

const film: Video = {
  instance: InstanceId.parse('i1'),
  sopInstanceUid: '1.2',
  transferSyntaxUid: '1.2.840.10008.1.2.4.102',
  columns: 320,
  rows: 240,
  frames: 50,
  frameMs: 1000 / 29.97,
};

test('every frame is found again at the time that shows it', () => {
  for (let frame = 0; frame < film.frames; frame++) expect(frameAt(film, timeOf(film, frame))).toBe(frame);
});

test('a film neither begins before its first frame nor ends behind its last', () => {
  expect([frameAt(film, -1), frameAt(film, 99)]).toEqual([0, 49]);
  expect([timeOf(film, -5), timeOf(film, 500)]).toEqual([timeOf(film, 0), timeOf(film, 49)]);
});

test('rates go up and down their list and back to that of the file', () => {
  expect([nextFilmRate(1, 1), nextFilmRate(1, -1), nextFilmRate(4, 1), nextFilmRate(0.1, -1)]).toEqual([
    1.5, 0.5, 4, 0.1,
  ]);
  expect(nextFilmRate(0.25, 0)).toBe(1);
});
