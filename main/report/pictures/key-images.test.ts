import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { AppError } from '../../../models/base/app-error.ts';
import { displaySetsOf } from '../../../models/imaging/sets/display-sets-of.ts';
import { makeFinding } from '../../../tests/fixtures/make-finding.ts';
import { makeStack } from '../../../tests/fixtures/make-images.ts';
import type { Context } from '../../app/context.ts';
import { makeThrowAwayLibrary } from '../../library/library.ts';
import { keyImages } from './key-images.ts';

const png: Context['images']['png'] = (pixels) => createHash('sha256').update(pixels).digest();

test('a report has its picture although the preview that began to draw it was called off', async () => {
  const library = await makeThrowAwayLibrary();
  const mask = await library.blobs.put(new Uint8Array([0, 0, 0, 0, 1, 1, 2, 0]));
  const { geometry } = makeFinding();
  if (geometry.kind !== 'mask') throw new TypeError('the made finding has a mask');
  const finding = makeFinding({ geometry: { ...geometry, mask } });
  const [set] = displaySetsOf(makeStack([0, 1]));
  const sets = new Map(set ? [[String(finding.on.displaySet), set]] : []);
  const calledOff = new AbortController();
  const volume: Context['images']['volume'] = async (_set, _library, signal) => {
    if (signal === calledOff.signal)
      await new Promise((_, reject) => signal.addEventListener('abort', () => reject(new AppError('job.cancelled'))));
    return { voxels: new Float32Array(8), geometry: geometry.grid };
  };
  const images = { volume, png } as Context['images']; // display sets are not asked for here
  const ctx = { library, images, signal: new AbortController().signal };

  const preview = keyImages([finding], sets, { ...ctx, signal: calledOff.signal });
  const signed = keyImages([finding], sets, ctx);
  calledOff.abort();
  expect(await preview).toEqual([]);
  expect(await signed).toMatchObject([{ finding: finding.id, image: 2, of: 2 }]);
  await library.close();
});
