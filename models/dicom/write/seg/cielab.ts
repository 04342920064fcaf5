/**
 * A display colour as RecommendedDisplayCIELabValue: PCS-Values of L*, a*, b* in 0…65535.
 *
 * @param color  `#RRGGBB`, sRGB.
 * @returns `[L, a, b]`: L* 0…100 as 0…65535, a* and b* −128…127 as 0…65535.
 * @source DICOM PS3.3 C.10.7.1.1; sRGB IEC 61966-2-1; white point D50 by Bradford adaptation. Total for `#RRGGBB`.
 */
export function cielabFromColor(color: string): readonly [number, number, number] {
  const linear = (from: number): number => {
    const c = parseInt(color.slice(from, from + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  };
  const [red, green, blue] = [linear(1), linear(3), linear(5)];
  const along = ([r, g, b]: readonly [number, number, number]): number => r * red + g * green + b * blue;
  const [x, y, z] = [f(along(toX) / white.x), f(along(toY)), f(along(toZ) / white.z)];
  const lightness = 116 * y - 16;
  const signed = (value: number): number => Math.round((value + 128) * 257);
  return [Math.round((lightness / 100) * 65535), signed(500 * (x - y)), signed(200 * (y - z))];
}

const toX = [0.4360747, 0.3850649, 0.1430804] as const; // linear sRGB → XYZ (D50)
const toY = [0.2225045, 0.7168786, 0.0606169] as const;
const toZ = [0.0139322, 0.0971045, 0.7141733] as const;
const white = { x: 0.96422, z: 0.82521 }; // D50, y = 1

const f = (t: number): number => (t > (6 / 29) ** 3 ? Math.cbrt(t) : t / (3 * (6 / 29) ** 2) + 4 / 29);
