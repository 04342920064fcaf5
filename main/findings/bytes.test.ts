import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from '../../models/base/schema.ts';
import { makeContext } from '../../tests/fixtures/make-context.ts';
import type { MadeContext } from '../../tests/fixtures/make-context.ts';
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

test('an empty mask is refused, and the window of a model gets none', async () => {
  expect((await ask('/masks', { method: 'PUT', body: new Uint8Array(0) })).ok).toBe(false);
  expect((await ask('/masks', { method: 'PUT', body: new Uint8Array(4) }, 'infer')).ok).toBe(false);
});
