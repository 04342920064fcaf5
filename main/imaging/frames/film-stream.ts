import { AppError } from '../../../models/base/app-error.ts';
import type { InstanceId } from '../../../models/base/ids.ts';
import { mediaTypeOf, videoContainer } from '../../../models/dicom/pixels/video/video-container.ts';
import { codecOf } from '../../../models/dicom/read/transfer-syntaxes.ts';
import type { Library } from '../../library/library.ts';
import type { InstanceRecord } from '../../library/store/received.ts';
import { fileRange } from './file-bytes.ts';
import { headerOf } from '../sets-of-study.ts';

type Part = readonly [offset: number, length: number];

/** A film is given in pieces of at most this: never whole in memory. */
const most = 4 * 1024 * 1024;
const headBytes = 400;

/** The stream of a film, or the part of it that is asked for (`Range`), as HTTP gives it. @throws AppError `dicom.unknown-instance`, `dicom.no-video` {file}. */
export async function filmResponse(id: InstanceId, range: string | null, library: Library): Promise<Response> {
  const { record, parts } = await filmOf(id, library);
  const total = parts.reduce((sum, [, length]) => sum + length, 0);
  const read = (from: number, to: number): Promise<Uint8Array<ArrayBuffer>> =>
    readParts(record, parts, { from, to, library });
  const type = mediaTypeOf(videoContainer(await read(0, Math.min(headBytes, total))));
  const headers = { 'content-type': type, 'accept-ranges': 'bytes' };
  const asked = rangeOf(range, total);
  if (asked === 'none') return new Response(null, { status: 416, headers: { 'content-range': `bytes */${total}` } });
  if (!asked) return new Response(piecesOf(total, read), { headers: { ...headers, 'content-length': String(total) } });
  const to = Math.min(asked.to, asked.from + most);
  return new Response(await read(asked.from, to), {
    status: 206,
    headers: {
      ...headers,
      'content-range': `bytes ${asked.from}-${to - 1}/${total}`,
      'content-length': String(to - asked.from),
    },
  });
}

async function filmOf(
  id: InstanceId,
  { store }: Library,
): Promise<{ readonly record: InstanceRecord; readonly parts: readonly Part[] }> {
  const record = await store.instance(id);
  if (!record || record.isQuarantined) throw new AppError('dicom.unknown-instance', { instance: id });
  const header = headerOf(record);
  const pixels = header.image?.pixels;
  const [parts] = pixels?.kind === 'encapsulated' ? pixels.frames : [];
  if (!parts || codecOf(header.transferSyntaxUid) !== 'video')
    throw new AppError('dicom.no-video', { file: record.name });
  return { record, parts };
}

/** The part asked for, its end excluded; undefined for all; `none` where it lies outside. One range only. @source RFC 9110, 14.2. */
function rangeOf(
  range: string | null,
  total: number,
): { readonly from: number; readonly to: number } | 'none' | undefined {
  const [, first, last] = /^bytes=(\d*)-(\d*)$/.exec(range ?? '') ?? [];
  if (first === undefined || last === undefined || (first === '' && last === '')) return undefined;
  const from = first === '' ? Math.max(total - Number(last), 0) : Number(first);
  const to = first === '' || last === '' ? total : Math.min(Number(last) + 1, total);
  return from < to ? { from, to } : 'none';
}

/** Bytes `from` to `to` of the stream that a film's fragments make together. */
async function readParts(
  record: InstanceRecord,
  parts: readonly Part[],
  { from, to, library }: { readonly from: number; readonly to: number; readonly library: Pick<Library, 'blobs'> },
): Promise<Uint8Array<ArrayBuffer>> {
  const out = new Uint8Array(to - from);
  let start = 0; // of the part, in the stream
  for (const [offset, length] of parts) {
    const [first, end] = [Math.max(from, start), Math.min(to, start + length)];
    if (first < end) out.set(await fileRange(record, [offset + first - start, end - first], library), first - from);
    start += length;
  }
  return out;
}

/** The whole stream, piece after piece as it is taken. */
function piecesOf(
  total: number,
  read: (from: number, to: number) => Promise<Uint8Array<ArrayBuffer>>,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  let at = 0;
  return new ReadableStream({
    pull: async (controller) => {
      if (at >= total) return controller.close();
      const to = Math.min(at + most, total);
      controller.enqueue(await read(at, to));
      at = to;
    },
  });
}
