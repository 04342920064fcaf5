import { AppError } from '../../../models/base/app-error.ts';
import type { Digest } from '../../../models/base/ids.ts';
import type { Answers } from '../../../models/inference/bring/answers.ts';
import type { PackRow } from '../../../models/inference/contract.ts';
import { inspect } from './inspect.ts';
import type { InspectParts } from './inspect.ts';
import { rememberPack } from './installed.ts';
import { checkPack, vouchingOf } from './packs.ts';

/** Card, licence, signature, graph, examples; never code. */
const kept = /^(card\.json|CARD\.md|LICEN[CS]E(\.txt|\.md)?|signature\.json|[\w.-]+\.onnx|examples\/[\w.-]+)$/;
const mostFiles = 200;

/**
 * Takes a pack into the library, after it was checked and tried as `inspect` does.
 *
 * @param answers  the card of a network that has none.
 * @throws AppError with the reason it is refused for (`packs.digest`, `packs.card`, `packs.unsigned`, …), `job.cancelled`.
 */
export async function installPack(parts: InspectParts, answers: Answers | null = null): Promise<PackRow> {
  const { ctx, signal, report } = parts;
  const { blobs } = ctx.library;
  const { inspection, source, names } = await inspect(parts, answers);
  if (inspection.problem) throw new AppError(inspection.problem.code, inspection.problem.params);
  if (!source) throw new AppError('packs.no-card');
  const own = names.filter((name) => kept.test(name));
  if (own.length > mostFiles) throw new AppError('packs.too-large', { files: own.length, bytes: 0 });
  const files: Record<string, Digest> = {};
  for (const [done, name] of own.entries()) {
    if (signal.aborted) throw new AppError('job.cancelled');
    report({ step: 'packs.step-install', done, total: own.length });
    files[name] = await blobs.put(await source.read(name));
  }
  await rememberPack(ctx.library, source.id, files);
  return (await checkPack(source, vouchingOf(ctx.library))).row;
}
