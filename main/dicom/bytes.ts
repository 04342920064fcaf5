import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { AppError } from '../../models/base/app-error.ts';
import { InstanceId } from '../../models/base/ids.ts';
import type { ByteRoute } from '../app/serve.ts';
import { pdfOf } from './documents.ts';
import { dropFolder } from './drops.ts';

const maxNameLength = 1024;

/** The parts of a dropped name that may become folders; nothing leads up or out. */
const safeParts = (name: string): readonly string[] => {
  const parts = name.split(/[\\/]/).filter((part) => part !== '' && part !== '.' && part !== '..');
  if (parts.length === 0 || name.length > maxNameLength || name.includes('\0'))
    throw new AppError('ipc.bad-input', { name: '/drops', where: 'x-name' });
  return parts;
};

export const routes: readonly ByteRoute[] = [
  {
    method: 'GET',
    path: /^\/documents\/([\w-]+)$/,
    windows: ['viewer'],
    answer: async ([, id = ''], _request, { library }) =>
      new Response(await pdfOf(InstanceId.parse(id), library), { headers: { 'content-type': 'application/pdf' } }),
  },
  {
    // A file dropped or chosen in the browser shell: its bytes, its name (URI-encoded, folders with `/`) in `x-name`, the
    // drop it belongs to in `x-drop`. Answers the token of what the drop holds at its top.
    method: 'PUT',
    path: /^\/drops$/,
    windows: ['viewer'],
    answer: async (_match, request, { files, newId, library }) => {
      if (!library.store || !request.body) throw new AppError('ipc.bad-input', { name: '/drops', where: 'body' });
      const parts = safeParts(decodeURIComponent(request.headers.get('x-name') ?? ''));
      const drop = /^[\w-]{1,64}$/.exec(request.headers.get('x-drop') ?? '')?.[0] ?? newId();
      const target = path.join(await dropFolder(), drop, ...parts);
      await mkdir(path.dirname(target), { recursive: true, mode: 0o700 });
      await pipeline(Readable.fromWeb(request.body as ReadableStream), createWriteStream(target, { mode: 0o600 }));
      return Response.json({ token: files.mint(target), drop });
    },
  },
];
