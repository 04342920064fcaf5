// The accurate integer method of the Independent JPEG Group (jidctint), so that every decoder built on it agrees to the bit.
const constBits = 13;
const one = 2 ** constBits;
const fix = (value: number): number => Math.round(value * 2 ** constBits);
const [f0298, f0390, f0541, f0765] = [fix(0.298631336), fix(0.390180644), fix(0.5411961), fix(0.765366865)];
const [f0899, f1175, f1501, f1847] = [fix(0.899976223), fix(1.175875602), fix(1.50132111), fix(1.847759065)];
const [f1961, f2053, f2562, f3072] = [fix(1.96157056), fix(2.053119869), fix(2.562915447), fix(3.072711026)];

/**
 * Samples of one block.
 *
 * @param block  64 coefficients, row by row. @param quantizers  the same order. @param bits  8 or 12. @param work  64 numbers of scratch.
 * @param out  takes 64 samples, 0 … 2^bits − 1.
 * @source  ITU-T T.81 A.3.3; Loeffler, Ligtenberg and Moschytz, ICASSP 1989. Total.
 */
export function inverseDct(
  block: Int16Array,
  { quantizers, bits, work }: { readonly quantizers: Uint16Array; readonly bits: number; readonly work: Float64Array },
  out: Uint16Array,
): void {
  const pass1Bits = bits === 8 ? 2 : 1;
  const line = new Float64Array(8);
  for (let x = 0; x < 8; x++) {
    let isFlat = true;
    for (let i = 0; i < 8; i++) {
      const value = (block[i * 8 + x] ?? 0) * (quantizers[i * 8 + x] ?? 0);
      line[i] = value;
      isFlat &&= i === 0 || value === 0;
    }
    if (isFlat) line.fill((line[0] ?? 0) * 2 ** pass1Bits);
    else transform(line, 2 ** (constBits - pass1Bits));
    for (let i = 0; i < 8; i++) work[i * 8 + x] = line[i] ?? 0;
  }
  const [middle, most] = [1 << (bits - 1), (1 << bits) - 1];
  const divisor = 2 ** (constBits + pass1Bits + 3);
  for (let y = 0; y < 8; y++) {
    for (let i = 0; i < 8; i++) line[i] = work[y * 8 + i] ?? 0;
    transform(line, divisor);
    for (let i = 0; i < 8; i++) out[y * 8 + i] = Math.min(Math.max((line[i] ?? 0) + middle, 0), most);
  }
}

/** One row or column, in place, divided and rounded. Doubles hold every step exactly. */
function transform(line: Float64Array, divisor: number): void {
  const c1 = line[1] ?? 0;
  const c2 = line[2] ?? 0;
  const c3 = line[3] ?? 0;
  const c5 = line[5] ?? 0;
  const c6 = line[6] ?? 0;
  const c7 = line[7] ?? 0;
  const even = (c2 + c6) * f0541;
  const t2 = even - c6 * f1847;
  const t3 = even + c2 * f0765;
  const t0 = ((line[0] ?? 0) + (line[4] ?? 0)) * one;
  const t1 = ((line[0] ?? 0) - (line[4] ?? 0)) * one;
  const z5 = (c7 + c3 + c5 + c1) * f1175;
  const z1 = -(c7 + c1) * f0899;
  const z2 = -(c5 + c3) * f2562;
  const z3 = -(c7 + c3) * f1961 + z5;
  const z4 = -(c5 + c1) * f0390 + z5;
  const o0 = c7 * f0298 + z1 + z3;
  const o1 = c5 * f2053 + z2 + z4;
  const o2 = c3 * f3072 + z2 + z3;
  const o3 = c1 * f1501 + z1 + z4;
  const half = divisor / 2;
  line[0] = Math.floor((t0 + t3 + o3 + half) / divisor);
  line[1] = Math.floor((t1 + t2 + o2 + half) / divisor);
  line[2] = Math.floor((t1 - t2 + o1 + half) / divisor);
  line[3] = Math.floor((t0 - t3 + o0 + half) / divisor);
  line[4] = Math.floor((t0 - t3 - o0 + half) / divisor);
  line[5] = Math.floor((t1 - t2 - o1 + half) / divisor);
  line[6] = Math.floor((t1 + t2 - o2 + half) / divisor);
  line[7] = Math.floor((t0 + t3 - o3 + half) / divisor);
}
