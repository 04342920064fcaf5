import { afterAll, beforeAll, expect, test } from 'vitest';
import { StudyUid } from '../../models/base/ids.ts';
import { z } from '../../models/base/schema.ts';
import { makeContext } from '../../tests/fixtures/make-context.ts';
import type { MadeContext } from '../../tests/fixtures/make-context.ts';
import { hippocampusPack, makeFinding } from '../../tests/fixtures/make-finding.ts';
import { makeBatch } from '../../tests/fixtures/make-received.ts';
import { makeServe } from '../app/serve.ts';
import { routes } from './bytes.ts';

let made: MadeContext;
beforeAll(async () => {
  made = await makeContext();
  await made.ctx.session.setUp({ name: 'Dr. A. Reader', passphrase: 'correct horse battery' });
});
afterAll(() => made.close());

const ask = (address: string, init: RequestInit = {}, kind: 'viewer' | 'infer' = 'viewer'): Promise<Response> =>
  makeServe({ root: made.folder, routes, contextFor: () => made.ctx })(new Request(`http://app${address}`, init), kind);

test('a mask that was sent is given back by its digest', async () => {
  const sent = await ask('/masks', { method: 'PUT', body: Uint8Array.from([0, 1, 2, 0]) });
  const { digest } = z.object({ digest: z.string() }).parse(await sent.json());
  const got = await ask(`/masks/${digest}`);
  expect([...new Uint8Array(await got.arrayBuffer())]).toEqual([0, 1, 2, 0]);
});

test('a mask that an older program kept is known by its finding; no other blob is given out', async () => {
  const { library } = made.ctx;
  await library.store.putReceived(makeBatch([{}]));
  const study = await library.store.study(StudyUid.parse('1.2.1'));
  if (!study) throw new Error('no study');
  const [ofFinding, other] = [await library.blobs.put(Uint8Array.of(0, 3)), await library.blobs.put(Uint8Array.of(9))];
  const { geometry } = makeFinding();
  if (geometry.kind !== 'mask') throw new Error('no mask');
  const finding = makeFinding({ geometry: { ...geometry, mask: ofFinding } });
  const change = { kind: 'finding.propose', finding } as const;
  await library.journal.append({ subject: study.subject, studyUid: study.uid, actor: hippocampusPack, change });
  expect([...new Uint8Array(await (await ask(`/masks/${ofFinding}`)).arrayBuffer())]).toEqual([0, 3]);
  const refused = await ask(`/masks/${other}`);
  expect([refused.ok, await refused.json()]).toMatchObject([false, { code: 'blob.missing' }]);
});

test('an empty mask is refused, and the window of a model gets none', async () => {
  expect((await ask('/masks', { method: 'PUT', body: new Uint8Array(0) })).ok).toBe(false);
  expect((await ask('/masks', { method: 'PUT', body: new Uint8Array(4) }, 'infer')).ok).toBe(false);
});
