import { AppError } from '../../models/base/app-error.ts';
import { Digest, ReportId } from '../../models/base/ids.ts';
import type { ByteRoute } from '../app/serve.ts';

const types: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  json: 'application/json',
  dcm: 'application/dicom',
};

export const routes: readonly ByteRoute[] = [
  {
    // A file of a signed report.
    method: 'GET',
    path: /^\/reports\/([\w-]+)\/([\w-]+\.(pdf|json|dcm))$/,
    windows: ['viewer'],
    answer: async ([, report = '', name, extension = ''], _request, { library }) => {
      const files = await library.store.reportFiles(ReportId.parse(report));
      const file = files.find((one) => one.name === name);
      if (!file) throw new AppError('report.unknown');
      const headers = { 'content-type': types[extension] ?? 'application/octet-stream' };
      return new Response(new Uint8Array(await library.blobs.read(file.digest)), { headers });
    },
  },
  {
    // A picture of a finding, by its digest; only what the report drew, never another blob.
    method: 'GET',
    path: /^\/report-images\/([0-9a-f]{64})$/,
    windows: ['viewer'],
    answer: async ([, digest], _request, { library }) => {
      const bytes = new Uint8Array(await library.blobs.read(Digest.parse(digest)));
      if (!isPng(bytes)) throw new AppError('report.unknown');
      return new Response(bytes, { headers: { 'content-type': 'image/png' } });
    },
  },
];

const isPng = (bytes: Uint8Array): boolean => [0x89, 0x50, 0x4e, 0x47].every((byte, i) => bytes[i] === byte);
