import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Answers } from '../../../models/inference/bring/answers.ts';
import { makeContext } from '../../../tests/fixtures/make-context.ts';
import type { MadeContext } from '../../../tests/fixtures/make-context.ts';
import { makeOnnx } from '../../../tests/fixtures/make-onnx.ts';
import { makePack } from '../../../tests/fixtures/make-pack.ts';
import { makeZip } from '../../../tests/fixtures/make-zip.ts';
import type { ZipMember } from '../../../tests/fixtures/make-zip.ts';
import { makeThrowAwayLibrary } from '../../library/library.ts';
import type { Library } from '../../library/library.ts';
import { inspect } from './inspect.ts';
import type { InspectParts } from './inspect.ts';
import { installPack } from './install.ts';
import { forgetPack } from './installed.ts';
import { listPacks, readyPack } from './packs.ts';
import { signatureOf } from './signature.ts';

let library: Library;
let folder: string;
let made: MadeContext;
beforeEach(async () => {
  made = await makeContext();
  library = await makeThrowAwayLibrary();
  folder = await mkdtemp(path.join(tmpdir(), 'phenoscope-bring-'));
});
afterEach(async () => {
  await library.close();
  await made.close();
  await rm(folder, { recursive: true, force: true });
});

const parts = (file: string): InspectParts => ({
  ctx: { library, shell: made.ctx.shell, files: made.ctx.files, newId: made.ctx.newId }, // no window can be opened
  path: file,
  signal: new AbortController().signal,
  report: () => undefined,
});
const members = async (of: string, names: readonly string[]): Promise<ZipMember[]> =>
  Promise.all(names.map(async (name) => ({ name: `the-pack/${name}`, bytes: await readFile(path.join(of, name)) })));
const packFiles = ['card.json', 'model.onnx', 'examples/example.json', 'examples/input.f32', 'examples/expected.u8'];

/** A zip in the folder, under a name of its own. */
async function zipOf(name: string, content: readonly ZipMember[]): Promise<string> {
  const file = path.join(folder, name);
  await writeFile(file, await makeZip(content));
  return file;
}
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'none',
    (error: unknown) => (error instanceof Error && 'code' in error ? String(error.code) : String(error)),
  );

test(
  'a zip with a pack is looked into, tried, installed, listed as brought, and taken out again',
  { timeout: 60_000 },
  async () => {
    await makePack(folder);
    const own = [
      ...(await members(path.join(folder, 'sample'), packFiles)),
      { name: 'the-pack/LICENSE', bytes: 'Apache-2.0' },
    ];
    const zip = await zipOf('good.zip', own);
    const { inspection } = await inspect(parts(zip), null);
    expect(inspection).toMatchObject({ problem: null, licenceText: 'Apache-2.0', signature: { status: 'none' } });
    expect(inspection.graph).toMatchObject({ opset: 17, operators: ['Concat', 'Neg', 'Sub'] });
    expect(inspection.checks.map(({ check, isPassed }) => [check, isPassed])).toEqual(
      ['card', 'operators', 'signature', 'dry-run', 'example'].map((check) => [check, true]),
    );
    await installPack(parts(zip));
    const ctx = { models: path.join(folder, 'none'), library };
    expect((await listPacks(ctx)).map(({ row }) => [row.id, row.origin, row.problem])).toEqual([
      ['sample', 'installed', null],
    ]);
    expect((await readyPack(ctx, 'sample')).origin).toBe('installed');
    await forgetPack(library, 'sample');
    expect(await listPacks(ctx)).toEqual([]);
    expect(await codeOf(forgetPack(library, 'sample'))).toBe('packs.unknown');
  },
);

test('each bad zip is refused with its own reason', async () => {
  await makePack(folder);
  const good = await members(path.join(folder, 'sample'), ['card.json', 'model.onnx']);
  const zip = async (name: string, content: readonly ZipMember[]): Promise<string> =>
    codeOf(inspect(parts(await zipOf(name, content)), null));
  expect(await zip('bomb.zip', [...good, { name: 'the-pack/more.onnx', bytes: new Uint8Array(20_000_000) }])).toBe(
    'packs.zip-bomb',
  );
  expect(await zip('empty.zip', [{ name: 'readme.txt', bytes: 'no model' }])).toBe('packs.no-card');
  const escaping = await makeZip([{ name: 'aa/evil.onnx', bytes: 'x', isStored: true }]);
  const renamed = Buffer.from(escaping.toString('latin1').replaceAll('aa/evil', '../evil'), 'latin1');
  await writeFile(path.join(folder, 'escaping.zip'), renamed);
  expect(await codeOf(inspect(parts(path.join(folder, 'escaping.zip')), null))).toBe('packs.zip-path');
  await writeFile(path.join(folder, 'broken.zip'), (await makeZip(good)).subarray(0, 300));
  expect(await codeOf(inspect(parts(path.join(folder, 'broken.zip')), null))).toBe('packs.zip-broken');
  expect(await codeOf(inspect(parts(path.join(folder, 'nothing.zip')), null))).toBe('packs.not-there');
});

test(
  'a network that is not the card’s, or asks for other operators, is refused before it runs',
  { timeout: 60_000 },
  async () => {
    await makePack(path.join(folder, 'a'), { weights: Uint8Array.of(1, 2, 3) });
    const wrong = await inspect(parts(path.join(folder, 'a/sample')), null);
    expect(wrong.inspection.problem).toMatchObject({ code: 'packs.digest' });
    const strange = Uint8Array.from(
      Buffer.from(
        Buffer.from(makeOnnx([4, 4, 4]))
          .toString('latin1')
          .replace('Neg', 'Own'),
        'latin1',
      ),
    );
    const weights = { file: 'model.onnx', sha256: sha256(strange), bytes: strange.length, opset: 17 };
    await makePack(path.join(folder, 'b'), { weights: strange, change: { weights } });
    const { inspection } = await inspect(parts(path.join(folder, 'b/sample')), null);
    expect(inspection.problem).toMatchObject({ code: 'packs.onnx-operators', params: { names: 'Own' } });
    expect(inspection.checks.map(({ check }) => check)).toEqual(['card', 'operators']); // it was never run
    expect(await codeOf(installPack(parts(path.join(folder, 'b/sample'))))).toBe('packs.onnx-operators');
  },
);

const answers: Answers = {
  id: 'spots',
  version: '1.0.0',
  name: 'Bright spots',
  modality: ['MR'],
  bodyPart: [],
  intendedUse: 'Tests.',
  population: 'None.',
  licence: 'Apache-2.0',
  attribution: 'Tests.',
  dimensions: 3,
  channels: 1,
  patch: [4, 4, 4],
  spacingMm: [1, 1, 1],
  axes: 'RAS',
  normalisation: { how: 'none' },
  labels: [{ name: 'Spot', code: null }],
  totalMl: null,
};

test('a bare network is described, given a card by answers, tried and installed', { timeout: 60_000 }, async () => {
  const file = path.join(folder, 'bright.onnx');
  await writeFile(file, makeOnnx([4, 4, 4]));
  const { inspection } = await inspect(parts(file), null);
  expect(inspection).toMatchObject({
    card: null,
    draftFrom: 'none',
    graph: { inputs: [{ name: 'image', dims: [1, 1, 4, 4, 4] }], outputs: [{ dims: [1, 2, 4, 4, 4] }] },
  });
  const two = {
    ...answers,
    labels: [
      { name: 'A', code: null },
      { name: 'B', code: null },
    ],
  };
  expect(await codeOf(installPack(parts(file), two))).toBe('packs.answers-output');
  expect(await codeOf(installPack(parts(file), { ...answers, patch: [8, 4, 4] }))).toBe('packs.answers-input');
  const row = await installPack(parts(file), answers);
  expect(row).toMatchObject({ id: 'spots', origin: 'installed', problem: null });
  expect(row.card?.warnings[0]).toContain('not validated');
});

test('a file that is no network is named as such', async () => {
  const file = path.join(folder, 'noise.onnx');
  await writeFile(
    file,
    Uint8Array.from({ length: 500 }, (_, i) => (i * 37) % 256),
  );
  expect(await codeOf(inspect(parts(file), null))).toBe('packs.onnx-not-one');
});

test('MONAI’s metadata.json and nnU-Net’s dataset.json fill in what they say', async () => {
  const bundle = path.join(folder, 'bundle');
  await mkdir(path.join(bundle, 'configs'), { recursive: true });
  await mkdir(path.join(bundle, 'models'));
  await writeFile(path.join(bundle, 'models/model.onnx'), makeOnnx([4, 4, 4]));
  const format = {
    inputs: { image: { type: 'image', modality: 'CT', num_channels: 1, spatial_shape: [96, 96, 96] } },
    outputs: { pred: { num_channels: 2, channel_def: { '0': 'background', '1': 'spleen' } } },
  };
  const about = {
    name: 'Spleen CT segmentation',
    version: '0.5.3',
    intended_use: 'For demonstration.',
    network_data_format: format,
  };
  await writeFile(path.join(bundle, 'configs/metadata.json'), JSON.stringify(about));
  const monai = await inspect(parts(bundle), null);
  expect(monai.inspection).toMatchObject({
    draftFrom: 'monai',
    draft: {
      id: 'spleen-ct-segmentation',
      version: '0.5.3',
      modality: ['CT'],
      patch: [96, 96, 96],
      labels: [{ name: 'spleen' }],
    },
  });
  await rm(path.join(bundle, 'configs'), { recursive: true });
  const dataset = { channel_names: { '0': 'CT' }, labels: { background: 0, liver: 1, tumour: 2 }, numTraining: 131 };
  const intensity = { mean: 99.4, std: 39.4, percentile_00_5: -15, percentile_99_5: 197 };
  const plans = {
    configurations: {
      '3d_fullres': { patch_size: [128, 96, 64], spacing: [1, 0.7, 0.8], normalization_schemes: ['CTNormalization'] },
    },
    foreground_intensity_properties_per_channel: { '0': intensity },
  };
  await writeFile(path.join(bundle, 'dataset.json'), JSON.stringify(dataset));
  await writeFile(path.join(bundle, 'plans.json'), JSON.stringify(plans));
  const nnunet = await inspect(parts(bundle), null);
  expect(nnunet.inspection).toMatchObject({
    draftFrom: 'nnunet',
    draft: {
      axes: 'SPL',
      patch: [64, 96, 128], // right, front, head: the file has them the other way round
      spacingMm: [0.8, 0.7, 1],
      normalisation: { how: 'fixed', low: -15, high: 197, mean: 99.4, deviation: 39.4 },
      labels: [{ name: 'liver' }, { name: 'tumour' }],
    },
  });
});

test('a signature holds for the card it was made of, and counts only for a key that is listed', async () => {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const card = Buffer.from('{"id":"sample"}');
  const key = publicKey.export({ format: 'der', type: 'spki' });
  const signature = {
    signer: 'Hospital IT',
    publicKey: key.toString('base64'),
    signature: sign(null, card, privateKey).toString('base64'),
  };
  const read =
    (text: string) =>
    (name: string): Promise<Uint8Array<ArrayBuffer>> =>
      Promise.resolve(new Uint8Array(Buffer.from(name === 'card.json' ? text : JSON.stringify(signature))));
  const unknown = await signatureOf(read(card.toString()), []);
  expect(unknown).toMatchObject({ status: 'unknown-key', signer: 'Hospital IT' });
  expect((await signatureOf(read(card.toString()), [unknown.fingerprint ?? ''])).status).toBe('trusted');
  expect((await signatureOf(read('{"id":"other"}'), [])).status).toBe('wrong');
});
