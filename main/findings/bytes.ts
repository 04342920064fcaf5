import { AppError } from '../../models/base/app-error.ts';
import { Digest } from '../../models/base/ids.ts';
import type { ByteRoute } from '../app/serve.ts';

const octets = { 'content-type': 'application/octet-stream' };

export const routes: readonly ByteRoute[] = [
  {
    // A label map: one byte a voxel, slice-row-column.
    method: 'GET',
    path: /^\/masks\/([0-9a-f]{64})$/,
    windows: ['viewer'],
    answer: async ([, digest], _request, { library }) =>
      new Response(new Uint8Array(await library.blobs.read(Digest.parse(digest))), { headers: octets }),
  },
  {
    method: 'PUT',
    path: /^\/masks$/,
    windows: ['viewer'],
    answer: async (_match, request, { library }) => {
      const bytes = new Uint8Array(await request.arrayBuffer());
      if (bytes.length === 0) throw new AppError('ipc.bad-input', { name: '/masks', where: 'body' });
      return Response.json({ digest: await library.blobs.put(bytes) });
    },
  },
];
