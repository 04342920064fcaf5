import { AppError } from '../../../models/base/app-error.ts';
import type { FindingId } from '../../../models/base/ids.ts';
import { compareFindings } from '../../../models/inference/compare/compare-findings.ts';
import type { Compared, Comparison } from '../../../models/inference/compare/compare-findings.ts';
import type { Context } from '../../app/context.ts';

async function read(id: FindingId, { store, blobs }: Context['library']): Promise<Compared> {
  const finding = await store.finding(id);
  if (!finding) throw new AppError('findings.unknown');
  const { geometry } = finding;
  const mask = geometry.kind === 'mask' || geometry.kind === 'pixel-mask' ? await blobs.read(geometry.mask) : null;
  return { finding, mask };
}

/**
 * How far two findings agree; the second is taken for what is there.
 *
 * @throws AppError `findings.unknown`, `infer.compare-other` where they are not of one kind on one image.
 */
export async function compare(
  { first, second }: { readonly first: FindingId; readonly second: FindingId },
  { library }: Pick<Context, 'library'>,
): Promise<Comparison> {
  const compared = compareFindings(await read(first, library), await read(second, library));
  if (!compared.ok) throw new AppError(compared.error.code, compared.error.params);
  return compared.value;
}
