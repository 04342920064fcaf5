import { z } from '../../base/schema.ts';
import { matchMarks } from './match-marks.ts';
import type { MarkBox } from './match-marks.ts';

/** With at most so many false alerts on the image, so many of the marks are found. */
export const FrocPoint = z.object({
  falseAlerts: z.number().int(),
  found: z.number().int(),
  of: z.number().int().positive(),
  threshold: z.number(),
});
export type FrocPoint = z.infer<typeof FrocPoint>;

const steps: readonly number[] = [0, 1, 2, 4, 8];

/**
 * Free-response curve of one image: what is found when boxes are let in by falling score until so many false alerts come.
 *
 * @param boxes  with scores, those under the threshold too. @param marks  taken as the truth.
 * @returns one point for 0, 1, 2, 4 and 8 false alerts; later ones left out when the boxes give no more. Empty of no marks.
 * @source  Bunch PC et al. J Appl Photogr Eng 4:166–171 (1978). Total.
 */
export function frocOf(boxes: readonly MarkBox[], marks: readonly MarkBox[]): readonly FrocPoint[] {
  const scores = [...new Set(boxes.map(({ score }) => score))].toSorted((a, b) => b - a);
  const curve = scores.map((threshold) => {
    const { pairs, onlyA } = matchMarks(
      boxes.filter(({ score }) => score >= threshold),
      marks,
    );
    return { threshold, found: pairs.length, falseAlerts: onlyA.length };
  });
  if (marks.length === 0) return [];
  const most = curve.at(-1)?.falseAlerts ?? 0;
  return steps
    .filter((_, i) => i === 0 || most > (steps[i - 1] ?? 0))
    .flatMap((step) => {
      const best = curve.findLast(({ falseAlerts }) => falseAlerts <= step);
      return best ? [{ falseAlerts: step, found: best.found, of: marks.length, threshold: best.threshold }] : [];
    });
}
