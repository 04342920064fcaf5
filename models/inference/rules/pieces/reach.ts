/**
 * Squared distance of every place of a line to the nearest of some sources, given the sources' own squared distances.
 *
 * @source  Felzenszwalb and Huttenlocher, Distance Transforms of Sampled Functions, Theory of Computing 8:415–428 (2012).
 */
function alongLine(f: Float64Array, n: number, { d, v, z }: Scratch): void {
  let k = -1;
  for (let q = 0; q < n; q++) {
    const own = f[q] ?? Infinity;
    if (own === Infinity) continue;
    let s = -Infinity;
    while (k >= 0) {
      const p = v[k] ?? 0;
      s = (own + q * q - ((f[p] ?? 0) + p * p)) / (2 * (q - p));
      if (s > (z[k] ?? -Infinity)) break;
      k--;
    }
    k++;
    v[k] = q;
    z[k] = k === 0 ? -Infinity : s;
    z[k + 1] = Infinity;
  }
  if (k < 0) {
    d.fill(Infinity, 0, n);
    return;
  }
  let at = 0;
  for (let q = 0; q < n; q++) {
    while ((z[at + 1] ?? Infinity) < q) at++;
    const p = v[at] ?? 0;
    d[q] = (q - p) ** 2 + (f[p] ?? 0);
  }
}

interface Scratch {
  readonly d: Float64Array;
  readonly v: Int32Array;
  readonly z: Float64Array;
}
interface Plane {
  readonly rows: number;
  readonly columns: number;
  readonly spacing: readonly [row: number, column: number]; // mm
}

/** Squared distance, mm², of every pixel of a plane to the nearest one for which `isSource` holds. */
function squaredDistances(isSource: (at: number) => boolean, { rows, columns, spacing }: Plane): Float64Array {
  const most = Math.max(rows, columns) + 1;
  const scratch = { d: new Float64Array(most), v: new Int32Array(most), z: new Float64Array(most + 1) };
  const line = new Float64Array(most);
  const out = new Float64Array(rows * columns);
  const ratio = (spacing[1] / spacing[0]) ** 2; // columns are measured in row steps
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < columns; c++) line[c] = isSource(r * columns + c) ? 0 : Infinity;
    alongLine(line, columns, scratch);
    for (let c = 0; c < columns; c++) out[r * columns + c] = (scratch.d[c] ?? Infinity) * ratio;
  }
  for (let c = 0; c < columns; c++) {
    for (let r = 0; r < rows; r++) line[r] = out[r * columns + c] ?? Infinity;
    alongLine(line, rows, scratch);
    for (let r = 0; r < rows; r++) out[r * columns + c] = (scratch.d[r] ?? Infinity) * spacing[0] ** 2;
  }
  return out;
}

/**
 * Closes a mask of one plane by a disc: gaps narrower than its diameter are filled, edges stay where they were.
 *
 * @param mask  one byte a pixel; changed in place. @param radiusMm  of the disc. Total.
 */
export function closeBy(mask: Uint8Array, plane: Plane, radiusMm: number): void {
  const { rows, columns, spacing } = plane;
  const limit = radiusMm * radiusMm + 1e-9;
  const margin = Math.ceil(radiusMm / Math.min(...spacing)) + 1; // beyond the plane nothing is set
  const wide = { rows: rows + 2 * margin, columns: columns + 2 * margin, spacing };
  const inMask = new Uint8Array(wide.rows * wide.columns);
  for (let r = 0; r < rows; r++)
    inMask.set(mask.subarray(r * columns, (r + 1) * columns), (r + margin) * wide.columns + margin);
  const toMask = squaredDistances((at) => inMask[at] !== 0, wide);
  const toOutside = squaredDistances((at) => (toMask[at] ?? 0) > limit, wide);
  for (let at = 0; at < mask.length; at++) {
    const far = (Math.floor(at / columns) + margin) * wide.columns + margin + (at % columns);
    if ((toOutside[far] ?? 0) > limit) mask[at] = 1;
  }
}
