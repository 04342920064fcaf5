/**
 * A RecommendedDisplayCIELabValue as a display colour; what sRGB cannot show is brought to its edge.
 *
 * @param lab  PCS-Values of L*, a*, b*, each 0…65535.
 * @returns `#RRGGBB`, sRGB, upper case.
 * @source DICOM PS3.3 C.10.7.1.1; CIE 1976 L*a*b*; sRGB IEC 61966-2-1; white point D50 by Bradford adaptation. Total.
 */
export function colorFromCielab([l, a, b]: readonly [number, number, number]): string {
  const y = ((l / 65535) * 100 + 16) / 116;
  const xyz = [
    white.x * inverse(y + (a / 257 - 128) / 500),
    inverse(y),
    white.z * inverse(y - (b / 257 - 128) / 200),
  ] as const;
  const channel = ([x0, y0, z0]: readonly [number, number, number]): string => {
    const linear = Math.min(Math.max(x0 * xyz[0] + y0 * xyz[1] + z0 * xyz[2], 0), 1);
    const shown = linear <= 0.0031308 ? 12.92 * linear : 1.055 * linear ** (1 / 2.4) - 0.055;
    return Math.round(shown * 255)
      .toString(16)
      .padStart(2, '0');
  };
  return `#${channel(toRed)}${channel(toGreen)}${channel(toBlue)}`.toUpperCase();
}

const toRed = [3.1338561, -1.6168667, -0.4906146] as const; // XYZ (D50) → linear sRGB
const toGreen = [-0.9787684, 1.9161415, 0.033454] as const;
const toBlue = [0.0719453, -0.2289914, 1.4052427] as const;
const white = { x: 0.96422, z: 0.82521 }; // D50, y = 1

const inverse = (t: number): number => (t > 6 / 29 ? t ** 3 : 3 * (6 / 29) ** 2 * (t - 4 / 29));
