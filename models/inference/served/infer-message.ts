import { AppError } from '../../base/app-error.ts';
import { z } from '../../base/schema.ts';
import type { Tensor } from '../run/runtime.ts';

// Messages of the open inference protocol, version 2, over HTTP, and its extension for binary tensors.
// @source  KServe documentation, "Open Inference Protocol (V2)" and "Binary Tensor Data Extension".

/** The header that says how long the JSON before the tensors' bytes is. */
export const lengthHeader = 'inference-header-content-length';

/** What a server says of a model (`GET v2/models/<name>`). */
export const ServedModel = z.looseObject({
  name: z.string(),
  inputs: z.array(z.looseObject({ name: z.string(), datatype: z.string(), shape: z.array(z.number()) })).min(1),
  outputs: z.array(z.looseObject({ name: z.string(), datatype: z.string() })).min(1),
});
export type ServedModel = z.infer<typeof ServedModel>;

/** What a server says of itself (`GET v2`). */
export const ServerAbout = z.looseObject({ name: z.string().optional(), extensions: z.array(z.string()).default([]) });

/** Whether the server takes tensors as bytes. Total. */
export const takesBytes = ({ extensions }: z.infer<typeof ServerAbout>): boolean =>
  extensions.includes('binary_tensor_data');

/**
 * The name under which a server holds a pack's network. The digest is part of it, so that another network under the same
 * pack is never asked by mistake. Total.
 */
export const servedName = (id: string, digest: string): string => `phenoscope-${id}-${digest.slice(0, 12)}`;

/** The JSON of a question with one float32 tensor; the tensor's bytes follow it where they do not stand in it. */
export function questionOf(
  { input, output }: { readonly input: string; readonly output: string },
  { data, dims }: Tensor,
  isBinary: boolean,
): string {
  const about = { name: input, shape: dims, datatype: 'FP32' };
  return JSON.stringify({
    inputs: [
      isBinary ? { ...about, parameters: { binary_data_size: data.byteLength } } : { ...about, data: [...data] },
    ],
    outputs: [isBinary ? { name: output, parameters: { binary_data: true } } : { name: output }],
  });
}

const Answer = z.looseObject({
  outputs: z
    .array(
      z.looseObject({
        name: z.string(),
        shape: z.array(z.number().int().positive()),
        datatype: z.string(),
        data: z.array(z.number()).optional(),
        parameters: z.looseObject({ binary_data_size: z.number().int().nonnegative().optional() }).optional(),
      }),
    )
    .min(1),
});

/**
 * One tensor of an answer.
 *
 * @param body    the whole body. @param header  length of its JSON; null: all of it. @param output  the tensor's name.
 * @throws AppError `infer.server-answer` {reason} where it is no answer to such a question.
 */
export function answerOf(body: Uint8Array<ArrayBuffer>, header: number | null, output: string): Tensor {
  const wrong = (reason: string): AppError => new AppError('infer.server-answer', { reason });
  const json = header ?? body.length;
  if (json > body.length) throw wrong('header');
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder().decode(body.subarray(0, json)));
  } catch {
    throw wrong('JSON');
  }
  const parsed = Answer.safeParse(value);
  if (!parsed.success) throw wrong(parsed.error.issues[0]?.path.join('.') ?? '');
  let at = json;
  for (const { name, shape, datatype, data, parameters } of parsed.data.outputs) {
    const size = parameters?.binary_data_size ?? 0;
    const values = shape.reduce((all, n) => all * n, 1);
    if (name !== output) {
      at += size;
      continue;
    }
    if (datatype !== 'FP32') throw wrong(datatype);
    const found = data ? Float32Array.from(data) : new Float32Array(body.slice(at, at + size).buffer);
    if (found.length !== values) throw wrong(`${found.length} of ${values} values`);
    return { data: found, dims: shape };
  }
  throw wrong(`no output ${output}`);
}
