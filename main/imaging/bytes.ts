import { InstanceId } from '../../models/base/ids.ts';
import type { ByteRoute } from '../app/serve.ts';
import { frameBytes } from './frame-bytes.ts';

export const routes: readonly ByteRoute[] = [
  {
    method: 'GET',
    path: /^\/pixels\/([\w-]+)\/(\d{1,6})$/,
    windows: ['viewer'],
    answer: async ([, instance = '', frame = ''], _request, { library }) => {
      const { bytes, transferSyntaxUid } = await frameBytes(InstanceId.parse(instance), Number(frame), library);
      const headers = { 'content-type': 'application/octet-stream', 'x-transfer-syntax': transferSyntaxUid };
      return new Response(new Uint8Array(bytes), { headers });
    },
  },
];
