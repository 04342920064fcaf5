import type { Finding } from '../../../models/findings/finding.ts';
import { objectCentres } from '../../../models/report/renderings/sr/object-centres.ts';
import type { Library } from '../../library/library.ts';

/**
 * The middles of a finding's objects, `[column, row]` of its mask; none where its outline holds none.
 *
 * @throws AppError `blob.*`.
 */
export async function centresOf(
  { geometry }: Finding,
  { blobs }: Pick<Library, 'blobs'>,
): Promise<readonly (readonly [number, number])[]> {
  if (geometry.kind !== 'pixel-mask' || geometry.holds !== 'objects') return [];
  const bytes = Uint8Array.from(await blobs.read(geometry.mask)); // at the start of a buffer of its own
  return objectCentres(new Uint32Array(bytes.buffer, 0, bytes.length >> 2), geometry.columns);
}
