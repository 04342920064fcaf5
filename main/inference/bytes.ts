import { AppError } from '../../models/base/app-error.ts';
import type { ByteRoute } from '../app/serve.ts';
import { engineOf } from './runtimes/engine.ts';

const octets = (bytes: Uint8Array<ArrayBuffer>): Response =>
  new Response(bytes, { headers: { 'content-type': 'application/octet-stream' } });

/** What the hidden window may fetch of the work it was given, and where it puts its label maps. Nothing else. */
export const routes: readonly ByteRoute[] = [
  {
    method: 'GET',
    path: /^\/infer\/([\w-]+)\/volume$/,
    windows: ['infer'],
    answer: ([, work = ''], _, ctx) => {
      const { numbers } = engineOf(ctx).host.given(work);
      if (!numbers) throw new AppError('infer.unknown-work');
      const { buffer, byteOffset, byteLength } = numbers;
      return Promise.resolve(octets(Uint8Array.from(new Uint8Array(buffer, byteOffset, byteLength))));
    },
  },
  {
    method: 'GET',
    path: /^\/packs\/([\w-]+)\/((?:examples\/)?[A-Za-z0-9][\w.-]*)$/,
    windows: ['infer'],
    answer: async ([, work = '', file = ''], _, ctx) => {
      const { pack } = engineOf(ctx).host.given(work);
      return octets(file === pack.card.weights.file ? pack.weights : await pack.read(file));
    },
  },
  {
    method: 'PUT',
    path: /^\/infer\/([\w-]+)\/labels\/(\d{1,3})$/,
    windows: ['infer'],
    answer: async ([, work = '', n = ''], request, ctx) => {
      const { labels } = engineOf(ctx).host.given(work);
      labels.set(Number(n), new Uint8Array(await request.arrayBuffer()));
      return new Response(null, { status: 204 });
    },
  },
];
