import type { Finding } from '../../../models/findings/finding.ts';
import { correctedObjects } from '../../../models/findings/objects/corrected-objects.ts';
import { objectCentres } from '../../../models/report/renderings/sr/object-centres.ts';
import type { Library } from '../../library/library.ts';

/**
 * The middles of a finding's objects, `[column, row]` of its mask, those that a person drew last; none where its outline holds none.
 *
 * @throws AppError `blob.*`.
 */
export async function centresOf(
  { geometry }: Finding,
  { blobs }: Pick<Library, 'blobs'>,
): Promise<readonly (readonly [number, number])[]> {
  if (geometry.kind !== 'pixel-mask' || geometry.holds !== 'objects') return [];
  const { objects, columns } = correctedObjects(geometry, await blobs.read(geometry.mask));
  return objectCentres(objects, columns);
}
