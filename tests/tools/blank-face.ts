import type { Vec3 } from '../../models/imaging/geometry/vec3.ts';

/** One image's pixels with its place: `row` and `column` are the mm of one step along each, LPS. */
export interface FaceSlice {
  readonly pixels: Uint16Array; // row by row
  readonly columns: number;
  readonly origin: Vec3;
  readonly columnStep: Vec3;
  readonly rowStep: Vec3;
}

/**
 * Where the face of this head lies, in mm LPS, found by eye on the series itself (frontal pole, roof of the orbits, gyrus
 * rectus, lower edge of the temporal poles) with at least 1 mm kept around the brain: the orbits, the nose down to the
 * upper jaw, and mouth, jaw and throat. Nobody else's head has it there.
 */
const midlineX = -9;
const isOrbit = ([x, y, z]: Vec3): boolean => y < -66 && Math.abs(x - midlineX) > 13 && z < 17.3 - 0.17 * (y + 85);
const isNose = ([, y, z]: Vec3): boolean => y < -66 && z < 5.5 - 0.16 * (y + 66);
const isJaw = ([, y, z]: Vec3): boolean => y < -35 && z < -6;

/**
 * The same pixels with those of the face set to 0.
 *
 * @returns a new array, and how many pixels are blank in it by this rule.
 */
export function blankFace({ pixels, columns, origin, columnStep, rowStep }: FaceSlice): {
  pixels: Uint16Array;
  blanked: number;
} {
  const kept = pixels.slice();
  let blanked = 0;
  for (let i = 0; i < kept.length; i++) {
    const [column, row] = [i % columns, Math.floor(i / columns)];
    const at = (axis: 0 | 1 | 2): number => origin[axis] + column * columnStep[axis] + row * rowStep[axis];
    const place: Vec3 = [at(0), at(1), at(2)];
    if (!isOrbit(place) && !isNose(place) && !isJaw(place)) continue;
    kept[i] = 0;
    blanked++;
  }
  return { pixels: kept, blanked };
}
