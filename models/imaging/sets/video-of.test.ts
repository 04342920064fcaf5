import { expect, test } from 'vitest';
import { InstanceId } from '../../base/ids.ts';
import { readHeader } from '../../dicom/header/read-header.ts';
import { makeFilm } from '../../../tests/fixtures/make-film.ts';
import { makeImage } from '../../../tests/fixtures/make-images.ts';
import { displaySetsOf } from './display-sets-of.ts';

test('a film is one display set to play, whatever its frames and fragments; images of its series stand beside', async () => {
  const read = readHeader(await makeFilm('made-avc.mp4'), { inflate: (bytes) => bytes });
  if (!read.ok) throw new Error(read.error.code);
  const series = { ...read.value.series };
  const still = makeImage({ number: 2, changes: (header) => ({ ...header, series, study: read.value.study }) });
  const sets = displaySetsOf([{ id: InstanceId.parse('film'), header: read.value }, still]);
  expect(sets.map(({ kind }) => kind)).toEqual(['stack', 'video']);
  expect(sets[1]).toMatchObject({
    frames: [],
    warnings: [],
    video: { instance: 'film', frames: 50, frameMs: 40, columns: 160, rows: 120 },
  });
});

test('a film that breaks off says so', async () => {
  const whole = await makeFilm('made-avc.mp4');
  const read = readHeader(whole.slice(0, -2000), { inflate: (bytes) => bytes });
  if (!read.ok) throw new Error(read.error.code);
  const [set] = displaySetsOf([{ id: InstanceId.parse('film'), header: read.value }]);
  expect(set?.warnings).toMatchObject([{ code: 'dicom.frames-short' }]);
});
