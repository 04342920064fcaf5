// The accurate integer method of the Independent JPEG Group (jidctint), so that every decoder built on it agrees to the bit.
const constBits = 13;
const fix = (value: number): number => Math.round(value * 2 ** constBits);
const [f0298, f0390, f0541, f0765] = [fix(0.298631336), fix(0.390180644), fix(0.5411961), fix(0.765366865)];
const [f0899, f1175, f1501, f1847] = [fix(0.899976223), fix(1.175875602), fix(1.50132111), fix(1.847759065)];
const [f1961, f2053, f2562, f3072] = [fix(1.96157056), fix(2.053119869), fix(2.562915447), fix(3.072711026)];

/**
 * Samples of one block.
 *
 * @param block  64 coefficients, row by row. @param quantizers  the same order. @param bits  8 or 12.
 * @param out  takes 64 samples, 0 … 2^bits − 1.
 * @source  ITU-T T.81 A.3.3; Loeffler, Ligtenberg and Moschytz, ICASSP 1989. Total.
 */
export function inverseDct(
  block: Int16Array,
  { quantizers, bits }: { readonly quantizers: Uint16Array; readonly bits: number },
  out: Uint16Array,
): void {
  const pass1Bits = bits === 8 ? 2 : 1;
  const work = new Float64Array(64);
  const line = new Float64Array(8);
  for (let x = 0; x < 8; x++) {
    for (let i = 0; i < 8; i++) line[i] = (block[i * 8 + x] ?? 0) * (quantizers[i * 8 + x] ?? 0);
    transform(line, constBits - pass1Bits);
    for (let i = 0; i < 8; i++) work[i * 8 + x] = line[i] ?? 0;
  }
  const [middle, most] = [1 << (bits - 1), (1 << bits) - 1];
  for (let y = 0; y < 8; y++) {
    for (let i = 0; i < 8; i++) line[i] = work[y * 8 + i] ?? 0;
    transform(line, constBits + pass1Bits + 3);
    for (let i = 0; i < 8; i++) out[y * 8 + i] = Math.min(Math.max((line[i] ?? 0) + middle, 0), most);
  }
}

/** One row or column, in place, divided by 2^shift. Doubles hold every step exactly. */
function transform(line: Float64Array, shift: number): void {
  const [c0 = 0, c1 = 0, c2 = 0, c3 = 0, c4 = 0, c5 = 0, c6 = 0, c7 = 0] = line;
  const even = (c2 + c6) * f0541;
  const [t2, t3] = [even - c6 * f1847, even + c2 * f0765];
  const [t0, t1] = [(c0 + c4) * 2 ** constBits, (c0 - c4) * 2 ** constBits];
  const [e0, e3, e1, e2] = [t0 + t3, t0 - t3, t1 + t2, t1 - t2];
  const z5 = (c7 + c3 + c5 + c1) * f1175;
  const [z1, z2] = [-(c7 + c1) * f0899, -(c5 + c3) * f2562];
  const [z3, z4] = [-(c7 + c3) * f1961 + z5, -(c5 + c1) * f0390 + z5];
  const [o0, o1] = [c7 * f0298 + z1 + z3, c5 * f2053 + z2 + z4];
  const [o2, o3] = [c3 * f3072 + z2 + z3, c1 * f1501 + z1 + z4];
  const down = (value: number): number => Math.floor((value + 2 ** (shift - 1)) / 2 ** shift);
  line.set([e0 + o3, e1 + o2, e2 + o1, e3 + o0, e3 - o0, e2 - o1, e1 - o2, e0 - o3].map(down));
}
