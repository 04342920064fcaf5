/** Rates a cine can be set to by hand, images a second. */
export const cineRates: readonly number[] = [1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 25, 30, 40, 50, 60];

/** Where the file says nothing of time: images a second. */
export const usualRate = 10;

/** The next rate of the list above (1) or below (−1) one that need not be in it; at an end the last. Total. */
export function nextRate(rate: number, by: 1 | -1): number {
  const margin = rate * 1e-6; // a rate told as a time has no exact value
  const found =
    by === 1 ? cineRates.find((one) => one > rate + margin) : cineRates.findLast((one) => one < rate - margin);
  return found ?? (by === 1 ? (cineRates.at(-1) ?? rate) : (cineRates[0] ?? rate));
}
