import type { FitPlace } from './fit.ts';

export interface Map2 {
  readonly values: Float32Array; // rows × columns
  readonly rows: number;
  readonly columns: number;
}

interface Between {
  readonly low: number;
  readonly high: number;
  readonly share: number; // of `high`
}

/** Where the centres of `to` pixels lie on `from` cells, the edge held. */
const places = (to: number, from: number, first: number): readonly Between[] =>
  Array.from({ length: to }, (_, i) => {
    const at = Math.min(Math.max(((i + 0.5) * from) / to - 0.5, 0), from - 1);
    const low = Math.floor(at);
    return { low: first + low, high: first + Math.min(low + 1, from - 1), share: at - low };
  });

/**
 * A map of the fitted image on the image's own pixels: bilinear, pixel centres, the edge held.
 *
 * @param map    on the fitted size. @param place  where the image lies in it.
 * @param size   of the image. @returns rows × columns values of it. Total.
 */
export function growLogits(
  map: Map2,
  place: FitPlace,
  { rows, columns }: { readonly rows: number; readonly columns: number },
): Float32Array {
  const down = places(rows, place.rows, place.top);
  const across = places(columns, place.columns, place.left);
  const grown = new Float32Array(rows * columns);
  let to = 0;
  for (const { low: top, high: bottom, share: y } of down)
    for (const { low, high, share } of across) {
      const above =
        (map.values[top * map.columns + low] ?? 0) * (1 - share) + (map.values[top * map.columns + high] ?? 0) * share;
      const below =
        (map.values[bottom * map.columns + low] ?? 0) * (1 - share) +
        (map.values[bottom * map.columns + high] ?? 0) * share;
      grown[to++] = above * (1 - y) + below * y;
    }
  return grown;
}
