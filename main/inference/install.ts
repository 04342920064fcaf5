import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../../models/base/app-error.ts';
import type { Counted } from '../../models/base/ipc/counted.ts';
import type { Digest } from '../../models/base/ids.ts';
import type { PackRow } from '../../models/inference/contract.ts';
import type { Context } from '../app/context.ts';
import { rememberPack } from './installed.ts';
import { checkPack, readCard } from './packs.ts';

export interface InstallOptions {
  readonly path: string; // the pack's folder
  readonly signal: AbortSignal;
  readonly report: (progress: Counted) => void;
}

const limits = { files: 200, bytes: 1024 ** 3 } as const;
const kept = /^(card\.json|CARD\.md|LICENSE(\.txt|\.md)?|[\w.-]+\.onnx|examples\/[\w.-]+)$/;

/** The files of a pack's folder that are kept: card, licence, graph, examples; never code. */
async function filesOf(folder: string): Promise<readonly string[]> {
  const top = await readdir(folder).catch((error: unknown) => {
    throw new AppError('packs.no-card', {}, error);
  });
  const examples = await readdir(path.join(folder, 'examples')).catch(() => []);
  const names = [...top, ...examples.map((name) => `examples/${name}`)].filter((name) => kept.test(name));
  const sizes = await Promise.all(names.map(async (name) => (await stat(path.join(folder, name))).size));
  const bytes = sizes.reduce((sum, size) => sum + size, 0);
  if (names.length > limits.files || bytes > limits.bytes)
    throw new AppError('packs.too-large', { files: names.length, bytes });
  return names;
}

/**
 * Takes a pack's folder into the library, after it was checked as any pack is.
 *
 * @throws AppError with the reason it is refused for (`packs.digest`, `packs.card`, `packs.unsigned`, …), `packs.too-large`.
 */
export async function installPack(
  ctx: Pick<Context, 'library'>,
  { path: folder, signal, report }: InstallOptions,
): Promise<PackRow> {
  const { blobs, settings } = ctx.library;
  const read = async (name: string): Promise<Uint8Array<ArrayBuffer>> =>
    new Uint8Array(await readFile(path.join(folder, name)));
  const names = await filesOf(folder);
  const card = await readCard(read);
  const id = card?.success ? card.data.id : path.basename(folder);
  const checked = await checkPack({ id, origin: 'installed', read }, settings.get('models.signedOnly') !== true);
  if (checked.status === 'refused') {
    const { code, params } = checked.row.problem ?? { code: 'packs.card', params: {} };
    throw new AppError(code, params);
  }
  const files: Record<string, Digest> = {};
  for (const [done, name] of names.entries()) {
    if (signal.aborted) throw new AppError('job.cancelled');
    report({ step: 'packs.step-install', done, total: names.length });
    files[name] = await blobs.put(await read(name));
  }
  await rememberPack(ctx.library, id, files);
  return checked.row;
}
