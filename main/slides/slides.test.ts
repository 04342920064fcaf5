import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { countedPicture, makeSlide } from '../../tests/fixtures/make-slide.ts';
import type { MadeSlide } from '../../tests/fixtures/make-slide.ts';
import { makeContext } from '../../tests/fixtures/make-context.ts';
import type { MadeContext } from '../../tests/fixtures/make-context.ts';
import { hasRealSlides, realSlide } from '../../tests/fixtures/read-slide-files.ts';
import { endDecoding, takeIn, withImages } from '../../tests/fixtures/take-in.ts';
import type { DisplaySet } from '../../models/imaging/display-set.ts';
import type { Context } from '../app/context.ts';
import { makeServe } from '../app/serve.ts';
import { routes } from './bytes.ts';
import { slidesOfStudy } from './open-slides.ts';
import { slides } from './slides.ts';

type Drawn = Parameters<typeof slides.checkDrawn>[0];

let made: MadeContext;
let ctx: Context;
beforeAll(async () => {
  made = await makeContext();
  await made.ctx.session.setUp({ name: 'Dr. A. Reader', passphrase: 'correct horse battery' });
  ctx = withImages(made.ctx);
});
afterAll(async () => {
  await endDecoding(ctx);
  await made.close();
});

const signal = new AbortController().signal;
let count = 0;

/** Files taken into the library as a study of their own. */
async function received(files: readonly Uint8Array[]) {
  const study = await takeIn(ctx, path.join(made.folder, 'received'), files);
  const { slides: found, refused } = await slidesOfStudy(study, ctx);
  const [set] = await ctx.images.setsOfStudy(study, ctx.library);
  if (!set) throw new Error('no display set');
  return { slide: found[0], refused, set };
}

/** A slide of its own identifiers. */
const own = (options: MadeSlide = {}): readonly Uint8Array[] => {
  const uid = `1.2.826.${++count + 20}`;
  const changes = {
    0x0020000d: ['UI', uid],
    0x0020000e: ['UI', `${uid}.1`],
    0x00080018: ['UI', `${uid}.1.1`],
    ...options.changes,
  } as const;
  return makeSlide(countedPicture(150, 100), { ...options, changes });
};

const ask = (address: string): Promise<Response> =>
  makeServe({ root: made.folder, routes, contextFor: () => ctx })(new Request(`http://app${address}`), 'viewer');

describe('tiles by URL', () => {
  test('a tile’s pixels are those of the picture; the one in the corner is cropped to the slide', async () => {
    const { slide } = await received(own());
    const whole = new Uint8Array(await (await ask(`/tiles/${slide?.displaySet}/0/1/0`)).arrayBuffer());
    expect(whole).toHaveLength(64 * 64 * 3);
    expect([...whole.subarray(0, 3)]).toEqual([64, 0, 64]); // column 64, row 0
    const corner = new Uint8Array(await (await ask(`/tiles/${slide?.displaySet}/0/2/1`)).arrayBuffer());
    expect(corner).toHaveLength(22 * 36 * 3);
    expect([...corner.subarray(-3)]).toEqual([149, 99, 149 ^ 99]);
  });

  test('what was not scanned has no pixels; what lies beyond the slide is refused', async () => {
    const { slide } = await received(own({ isSparse: true, without: ['1,1'] }));
    expect((await ask(`/tiles/${slide?.displaySet}/0/1/1`)).status).toBe(204);
    const beyond = await ask(`/tiles/${slide?.displaySet}/0/3/0`);
    expect([beyond.status, await beyond.json()]).toEqual([422, { code: 'slides.no-tile', params: {} }]);
  });

  test.skipIf(!hasRealSlides)('real tiles: JPEG of 240 × 240 whose colours are luminance', async () => {
    const { slide } = await received([realSlide('fo-multiframe-sm-140tiles.dcm')]);
    const last = new Uint8Array(await (await ask(`/tiles/${slide?.displaySet}/0/13/9`)).arrayBuffer());
    expect(last).toHaveLength((3175 - 13 * 240) * (2281 - 9 * 240) * 3);
    const middle = new Uint8Array(await (await ask(`/tiles/${slide?.displaySet}/0/6/5`)).arrayBuffer());
    expect(new Set(middle).size).toBeGreaterThan(50);
  });
});

describe('pixels of a region', () => {
  test('over four tiles it is the picture there, as three planes', async () => {
    const { set } = await received(own());
    const { library, images } = ctx;
    const region = { column: 60, row: 62, columns: 10, rows: 5 };
    const values = await slides.regionPixels({ set, region, range: null }, { library, images, signal });
    const [red, green] = [values.subarray(0, 50), values.subarray(50, 100)];
    expect([...red.subarray(0, 10)]).toEqual([60, 61, 62, 63, 64, 65, 66, 67, 68, 69]);
    expect([green[0], green[49]]).toEqual([62, 66]);
  });

  test('where a part was not scanned it is not read', async () => {
    const { set } = await received(own({ isSparse: true, without: ['1,0'] }));
    const { library, images } = ctx;
    const region = { column: 60, row: 10, columns: 10, rows: 5 };
    await expect(slides.regionPixels({ set, region, range: null }, { library, images, signal })).rejects.toMatchObject({
      code: 'slides.not-scanned',
    });
  });

  test('a run that was called off reads no more tiles', async () => {
    const { set } = await received(own());
    const { library, images } = ctx;
    const asked = { set, region: { column: 0, row: 0, columns: 150, rows: 100 }, range: null };
    await expect(slides.regionPixels(asked, { library, images, signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: 'job.cancelled',
    });
  });
});

describe('numbers of what is drawn on a slide', () => {
  const code = { scheme: 'SCT', value: '410668003', meaning: 'Length' };
  const drawn = ({ id: displaySet, studyUid, seriesUid }: DisplaySet, micrometres: number): Drawn => ({
    on: { displaySet, studyUid, seriesUid, frameOfReferenceUid: null },
    geometry: { kind: 'pixel-line', from: [10, 10], to: [40, 50], frame: 0 },
    measurements: [{ key: 'length', code, name: 'Length', label: null, quantity: { value: micrometres, unit: 'um' } }],
    notes: [],
  });

  test('30 columns and 40 rows of a quarter micrometre are 12.5; another length is refused', async () => {
    const { set } = await received(own());
    await expect(slides.checkDrawn(drawn(set, 12.5), ctx)).resolves.toBeUndefined();
    await expect(slides.checkDrawn(drawn(set, 125), ctx)).rejects.toMatchObject({
      code: 'slides.length-disagrees',
      params: { said: 125, measured: 12.5 },
    });
  });

  test('on a slide whose scale is not known micrometres are refused', async () => {
    const { set } = await received(own({ changes: { 0x00480001: ['FL', 9] } }));
    await expect(slides.checkDrawn(drawn(set, 12.5), ctx)).rejects.toMatchObject({
      params: { measured: 50, unit: '{pixels}' },
    });
  });
});

test('a slide whose tiles do not cover what it claims is named with its file', async () => {
  const { slide, refused } = await received(own({ changes: { 0x00480006: ['UL', 400] } }));
  expect(slide).toBeUndefined();
  expect(refused).toMatchObject([
    { description: 'Breast HE', reason: { code: 'slides.tile-count', params: { wanted: 14 } } },
  ]);
});
