import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from '../../models/base/schema.ts';
import { FileToken } from '../../models/base/ids.ts';
import { ctElements, makeDicom } from '../../tests/fixtures/make-dicom.ts';
import { makeServe } from '../app/serve.ts';
import { makeContext } from '../../tests/fixtures/make-context.ts';
import type { MadeContext } from '../../tests/fixtures/make-context.ts';
import { routes } from './bytes.ts';
import { dicomHandlers } from './handlers.ts';

let made: MadeContext;
beforeEach(async () => {
  made = await makeContext();
  await made.ctx.session.setUp({ name: 'Dr. A. Reader', passphrase: 'correct horse battery' });
});
afterEach(() => made.close());

const drop = (name: string, body = makeDicom(ctElements())): Promise<Response> =>
  makeServe({ root: made.folder, routes, contextFor: () => made.ctx })(
    new Request('http://app/drops', { method: 'PUT', body, headers: { 'x-name': name } }),
    'viewer',
  );

test('a dropped file is kept also where files are to be indexed: its own place is gone with the program', async () => {
  const { token } = z.object({ token: FileToken }).parse(await (await drop('case/one.dcm')).json());
  const ctx = Object.assign(Object.create(made.ctx), { report: () => undefined });
  const { imported, studies } = await dicomHandlers.import({ files: [token], mode: 'index' }, ctx);
  expect(imported).toBe(1);
  const [record] = studies[0] ? await made.ctx.library.store.instancesOfStudy(studies[0]) : [];
  expect(record?.path).toBeNull();
  expect(record && (await made.ctx.library.blobs.has(record.digest))).toBe(true);
});

test('what is told of a dropped file names the folders it was dropped with', async () => {
  const { token } = z.object({ token: FileToken }).parse(await (await drop('cd/ST1/IM1', new Uint8Array([1]))).json());
  const ctx = Object.assign(Object.create(made.ctx), { report: () => undefined });
  const { rows } = await dicomHandlers.import({ files: [token], mode: 'copy' }, ctx);
  expect(rows.map(({ file }) => file)).toEqual(['cd/ST1/IM1']);
});

test.each(['..', '/', '', 'a\0b'])('a name that leads nowhere is refused: %j', async (name) => {
  expect((await drop(encodeURIComponent(name))).status).toBe(422);
});
