/**
 * Cohen's kappa of two masks of one grid: agreement beyond what chance would give.
 *
 * @param inA  whether a place is in the first, by its index; the same for `inB`. @param count  of places.
 * @returns −1 to 1; null where it is not defined (both say the same of every place). Total.
 * @source  Cohen J. Educ Psychol Meas 20:37–46 (1960).
 */
export function kappaOf(inA: (at: number) => boolean, inB: (at: number) => boolean, count: number): number | null {
  let [both, onlyA, onlyB] = [0, 0, 0];
  for (let at = 0; at < count; at++) {
    const [a, b] = [inA(at), inB(at)];
    if (a && b) both++;
    else if (a) onlyA++;
    else if (b) onlyB++;
  }
  const neither = count - both - onlyA - onlyB;
  const observed = (both + neither) / count;
  const byChance = ((both + onlyA) * (both + onlyB) + (neither + onlyA) * (neither + onlyB)) / count ** 2;
  return count === 0 || byChance >= 1 ? null : (observed - byChance) / (1 - byChance);
}
