import { AppError } from '../../models/base/app-error.ts';
import { Digest, InstanceId } from '../../models/base/ids.ts';
import { bytesOfSegments } from '../../models/imaging/view/segmentations/segment-bytes.ts';
import type { ByteRoute } from '../app/serve.ts';
import { cutReceived } from './received/cut-received.ts';
import { openSegmentation } from './received/segmentations.ts';

/** A byte a voxel of the largest volume that is read here. */
const mostBytes = 1024 ** 3;
const octets = { 'content-type': 'application/octet-stream' };

export const routes: readonly ByteRoute[] = [
  {
    // A label map: one byte a voxel, slice-row-column. No other blob of the library is given out here.
    method: 'GET',
    path: /^\/masks\/([0-9a-f]{64})$/,
    windows: ['viewer'],
    answer: async ([, asked], _request, { library: { blobs, store } }) => {
      const digest = Digest.parse(asked);
      if (!(await store.isMask(digest))) throw new AppError('blob.missing', { digest });
      return new Response(new Uint8Array(await blobs.read(digest)), { headers: octets });
    },
  },
  {
    method: 'PUT',
    path: /^\/masks$/,
    windows: ['viewer'],
    answer: async (_match, request, { library }) => {
      const bytes = await bodyOf(request);
      if (bytes.length === 0) throw new AppError('ipc.bad-input', { name: '/masks', where: 'body' });
      const digest = await library.blobs.put(bytes);
      await library.store.putBlobRef({ digest, kind: 'mask', bytes: bytes.length, at: library.now() });
      return Response.json({ digest });
    },
  },
  {
    method: 'GET',
    path: /^\/segments\/([\w-]+)$/,
    windows: ['viewer'],
    answer: async ([, id = ''], _request, ctx) => {
      const opened = await openSegmentation(InstanceId.parse(id), ctx);
      return new Response(bytesOfSegments(await cutReceived(opened, ctx)), { headers: octets });
    },
  },
];

/** The bytes that were sent, read no further than a mask can be long. */
async function bodyOf({ body }: Request): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of body ?? []) {
    length += part.length;
    if (length > mostBytes) throw new AppError('ipc.bad-input', { name: '/masks', where: 'body' });
    parts.push(part);
  }
  return new Uint8Array(Buffer.concat(parts));
}
