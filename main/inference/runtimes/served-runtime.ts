import { request as overHttp } from 'node:http';
import { request as overHttps } from 'node:https';
import { setTimeout as wait } from 'node:timers/promises';
import { AppError } from '../../../models/base/app-error.ts';
import { jsonOf } from '../../../models/base/schema.ts';
import type { Runtime, Tensor } from '../../../models/inference/run/runtime.ts';
import {
  answerOf,
  lengthHeader,
  questionOf,
  ServedModel,
  ServerAbout,
  takesBytes,
} from '../../../models/inference/served/infer-message.ts';
import type { ServedPlace } from './served-place.ts';

interface Reply {
  readonly status: number;
  readonly header: number | null; // length of the JSON before the bytes
  readonly body: Uint8Array<ArrayBuffer>;
}
interface Question {
  readonly path: string;
  readonly body?: Buffer;
  readonly json?: number; // length of the JSON in the body, where bytes follow it
}

const tries = 3;
const firstPauseMs = 250;
const mostBytes = 2 ** 30; // of an answer

/** States of a server that may be over a moment later. */
const passing = new Set([429, 502, 503, 504]);

/** One exchange. @throws AppError `infer.server-silent` after the time-out, `infer.server-unreachable`. */
function ask({ url, ca, token, timeoutMs }: ServedPlace, { path, body, json }: Question): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const send = url.startsWith('https:') ? overHttps : overHttp;
    const headers = {
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      ...(body
        ? { 'content-type': json ? 'application/octet-stream' : 'application/json', 'content-length': body.length }
        : {}),
      ...(json ? { [lengthHeader]: String(json) } : {}),
    };
    const options = {
      method: body ? 'POST' : 'GET',
      headers,
      signal: AbortSignal.timeout(timeoutMs),
      ...(ca === null ? {} : { ca }),
    };
    const failed = (error: Error): void =>
      reject(
        error.name === 'AbortError' || error.name === 'TimeoutError'
          ? new AppError('infer.server-silent', { seconds: timeoutMs / 1000 }, error)
          : new AppError('infer.server-unreachable', { reason: error.message }, error),
      );
    const asked = send(`${url}/${path}`, options, (answer) => {
      const parts: Buffer[] = [];
      let size = 0;
      answer.on('data', (part: Buffer) => {
        parts.push(part);
        size += part.length;
        if (size > mostBytes) answer.destroy(new Error('answer too large'));
      });
      answer.on('error', failed);
      answer.on('end', () => {
        const header = answer.headers[lengthHeader];
        resolve({
          status: answer.statusCode ?? 0,
          header: typeof header === 'string' ? Number(header) : null,
          body: new Uint8Array(Buffer.concat(parts)),
        });
      });
    });
    asked.on('error', failed);
    asked.end(body);
  });
}

/** Asks until it is answered, three times at most. @throws AppError as `ask`; `infer.server-refused` {status, reason}. */
async function insist(place: ServedPlace, question: Question): Promise<Reply> {
  for (let attempt = 1; ; attempt++) {
    try {
      const reply = await ask(place, question);
      if (reply.status === 200) return reply;
      const reason = new TextDecoder().decode(reply.body.subarray(0, 200));
      if (!passing.has(reply.status) || attempt === tries)
        throw new AppError('infer.server-refused', { status: reply.status, reason });
    } catch (error) {
      const isOver = error instanceof AppError && error.code === 'infer.server-unreachable' && attempt < tries;
      if (!isOver) throw error;
    }
    await wait(firstPauseMs * 2 ** (attempt - 1));
  }
}

/** What the server says at a path, as text. @throws AppError as `insist`. */
const told = async (place: ServedPlace, path: string): Promise<string> =>
  new TextDecoder().decode((await insist(place, { path })).body);

/**
 * A network on a server, as a runtime. Nothing goes there but tensors: prepared values and their sizes, no name, no
 * identifier, no header of an image.
 *
 * @throws AppError `infer.server-*` when the server does not hold the model, or cannot be asked.
 */
export async function openServed(place: ServedPlace, model: string): Promise<Runtime> {
  const about = ServerAbout.safeParse(jsonOf(await told(place, 'v2')));
  const path = `v2/models/${encodeURIComponent(model)}`;
  const known = ServedModel.safeParse(jsonOf(await told(place, path)));
  if (!known.success) throw new AppError('infer.server-answer', { reason: 'model' });
  const [input] = known.data.inputs;
  const [output] = known.data.outputs;
  if (!input || !output || input.datatype !== 'FP32') throw new AppError('infer.server-answer', { reason: 'datatype' });
  const isBinary = about.success && takesBytes(about.data);
  const run = async (tensor: Tensor): Promise<Tensor> => {
    const json = Buffer.from(questionOf({ input: input.name, output: output.name }, tensor, isBinary));
    const { buffer, byteOffset, byteLength } = tensor.data;
    const body = isBinary ? Buffer.concat([json, Buffer.from(buffer, byteOffset, byteLength)]) : json;
    const question = { path: `${path}/infer`, body, ...(isBinary ? { json: json.length } : {}) };
    const reply = await insist(place, question);
    return answerOf(reply.body, reply.header, output.name);
  };
  return {
    inputNames: [input.name],
    outputNames: [output.name],
    run: async (feeds) => {
      const tensor = feeds[input.name];
      if (!tensor) throw new TypeError('another input was given');
      return { [output.name]: await run(tensor) };
    },
  };
}
