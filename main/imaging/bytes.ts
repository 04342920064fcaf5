import { AppError } from '../../models/base/app-error.ts';
import { DisplaySetId, InstanceId } from '../../models/base/ids.ts';
import { bytesOfTables } from '../../models/imaging/tone/table-bytes.ts';
import type { ByteRoute } from '../app/serve.ts';
import { headerOf, withRecords } from './sets-of-study.ts';
import { frameTables } from './frames/frame-tables.ts';
import { overlayPlanes } from './frames/overlay-planes.ts';
import { shownFrame } from './frames/shown-frame.ts';
import { stackStream } from './frames/stack-stream.ts';
import { filmResponse } from './frames/film-stream.ts';
import { thumbnail } from './thumbnail.ts';

/** Pixels of received files: only what a window shows, one frame at a time or the stack of a volume in one stream. */
export const routes: readonly ByteRoute[] = [
  {
    method: 'GET',
    path: /^\/pixels\/([\w-]+)\/(\d{1,9})$/,
    windows: ['viewer'],
    answer: async ([, id = '', frame = ''], _request, { library }) => {
      const record = await library.store.instance(InstanceId.parse(id));
      if (!record || record.isQuarantined) throw new AppError('dicom.unknown-instance', { instance: id });
      const bytes = await shownFrame(record, headerOf(record), { frame: Number(frame), library });
      return new Response(new Uint8Array(bytes), { headers: { 'content-type': 'application/octet-stream' } });
    },
  },
  {
    method: 'GET',
    path: /^\/stacks\/([\w.-]+)$/,
    windows: ['viewer'],
    answer: async ([, id = ''], _request, { library }) => {
      const { set, recordOf } = await withRecords(DisplaySetId.parse(id), library);
      return new Response(stackStream(set, { recordOf, library }), {
        headers: { 'content-type': 'application/octet-stream' },
      });
    },
  },
  {
    method: 'GET',
    path: /^\/overlays\/([\w-]+)$/,
    windows: ['viewer'],
    answer: async ([, id = ''], _request, { library }) => {
      const record = await library.store.instance(InstanceId.parse(id));
      if (!record || record.isQuarantined) throw new AppError('dicom.unknown-instance', { instance: id });
      return new Response(await overlayPlanes(record, headerOf(record), library), {
        headers: { 'content-type': 'application/octet-stream' },
      });
    },
  },
  {
    method: 'GET',
    path: /^\/tables\/([\w-]+)\/(\d{1,9})$/,
    windows: ['viewer'],
    answer: async ([, id = '', frame = ''], _request, { library }) => {
      const record = await library.store.instance(InstanceId.parse(id));
      if (!record || record.isQuarantined) throw new AppError('dicom.unknown-instance', { instance: id });
      const { image } = headerOf(record);
      if (!image) throw new AppError('dicom.no-pixels', { file: record.name });
      return new Response(bytesOfTables(await frameTables(record, image, { frame: Number(frame), library })), {
        headers: { 'content-type': 'application/octet-stream' },
      });
    },
  },
  {
    method: 'GET',
    path: /^\/videos\/([\w-]+)$/,
    windows: ['viewer'],
    answer: ([, id = ''], request, { library }) =>
      filmResponse(InstanceId.parse(id), request.headers.get('range'), library),
  },
  {
    method: 'GET',
    path: /^\/thumbnails\/([\w-]+)$/,
    windows: ['viewer'],
    answer: async ([, id = ''], _request, { library }) =>
      new Response(await thumbnail(InstanceId.parse(id), library), { headers: { 'content-type': 'image/png' } }),
  },
];
