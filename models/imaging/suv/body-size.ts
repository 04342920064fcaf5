/** Sizes a person has; a height outside is a centimetre taken for a metre or a typing error. */
const heightM = { least: 0.4, most: 2.5 } as const;

/** True for a height that a person has. */
export const isHeight = (value: number): boolean => value >= heightM.least && value <= heightM.most;

/**
 * Lean body mass, kg. @param weight  kg. @param height  m.
 *
 * @source  Janmahasatian S et al. Quantification of lean bodyweight. Clin Pharmacokinet 2005;44:1051–65.
 */
export function leanBodyMass(
  weight: number,
  { height, sex }: { readonly height: number; readonly sex: 'F' | 'M' },
): number {
  const bmi = weight / height ** 2;
  return sex === 'F' ? (9270 * weight) / (8780 + 244 * bmi) : (9270 * weight) / (6680 + 216 * bmi);
}

/**
 * Body surface, cm². @param weight  kg. @param height  m.
 *
 * @source  Du Bois D, Du Bois EF. Arch Intern Med 1916;17:863–71: 71.84 · kg^0.425 · cm^0.725.
 */
export const bodySurface = (weight: number, height: number): number =>
  71.84 * weight ** 0.425 * (height * 100) ** 0.725;
