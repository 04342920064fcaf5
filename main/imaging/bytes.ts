import { AppError } from '../../models/base/app-error.ts';
import { InstanceId } from '../../models/base/ids.ts';
import type { ByteRoute } from '../app/serve.ts';
import { storedFrame } from './stored-frame.ts';
import { headerOf } from './sets-of-study.ts';
import { thumbnail } from './thumbnail.ts';

/** Pixels of received files: only what a window shows, one frame at a time. */
export const routes: readonly ByteRoute[] = [
  {
    method: 'GET',
    path: /^\/pixels\/([\w-]+)\/(\d{1,9})$/,
    windows: ['viewer'],
    answer: async ([, id = '', frame = ''], _request, { library }) => {
      const record = await library.store.instance(InstanceId.parse(id));
      if (!record || record.isQuarantined) throw new AppError('dicom.unknown-instance', { instance: id });
      const stored = await storedFrame(record, headerOf(record), { frame: Number(frame), library });
      const bytes = stored.kind === 'compressed' ? stored.bytes : octetsOf(stored.values);
      return new Response(Uint8Array.from(bytes), {
        headers: { 'content-type': 'application/octet-stream', 'x-transfer-syntax': stored.transferSyntaxUid },
      });
    },
  },
  {
    method: 'GET',
    path: /^\/thumbnails\/([\w-]+)$/,
    windows: ['viewer'],
    answer: async ([, id = ''], _request, { library }) =>
      new Response(await thumbnail(InstanceId.parse(id), library), { headers: { 'content-type': 'image/png' } }),
  },
];

/** Values as bytes, little endian as every platform here is; 64-bit floats become 32-bit ones, as the frame's format says. */
function octetsOf(
  values: Uint8Array | Int8Array | Uint16Array | Int16Array | Uint32Array | Int32Array | Float32Array | Float64Array,
): Uint8Array {
  const shown = values instanceof Float64Array ? Float32Array.from(values) : values;
  return new Uint8Array(shown.buffer, shown.byteOffset, shown.byteLength);
}
