import { dot, meanOf, solveSymmetric } from './least-squares.ts';

/**
 * Mahalanobis's distance, squared, from the middle of a cloud; null where the cloud has no such measure (too few people,
 * or all in one line).
 *
 * @param cloud  components of its people, all of one length; covariance with n in the denominator. Total.
 */
export function distanceFrom(
  cloud: readonly (readonly number[])[],
): ((components: readonly number[]) => number) | null {
  const middle = (cloud[0] ?? []).map((_, i) => meanOf(cloud.map((each) => each[i] ?? 0)));
  const away = (components: readonly number[]): readonly number[] =>
    components.map((each, i) => each - (middle[i] ?? 0));
  const offsets = cloud.map(away);
  const covariance = middle.map((_, a) =>
    middle.map((__, b) => meanOf(offsets.map((offset) => (offset[a] ?? 0) * (offset[b] ?? 0)))),
  );
  if (middle.length === 0 || !solveSymmetric(covariance, middle)) return null;
  return (components) => {
    const offset = away(components);
    return dot(offset, solveSymmetric(covariance, offset) ?? []);
  };
}
