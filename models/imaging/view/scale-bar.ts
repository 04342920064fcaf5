/**
 * A round length (1, 2 or 5 times a power of ten) for a scale bar: the longest that takes at most a quarter of the width.
 *
 * @param mmPerPixel  scale of the view. @param width of the viewport, screen pixels.
 * @returns mm of the bar and its screen pixels, between 10 and 25 % of the width. Total for positive numbers.
 */
export function scaleBar(mmPerPixel: number, width: number): { readonly mm: number; readonly pixels: number } {
  const most = (width / 4) * mmPerPixel;
  const power = 10 ** Math.floor(Math.log10(most));
  const mm = power * (most / power >= 5 ? 5 : most / power >= 2 ? 2 : 1);
  return { mm, pixels: mm / mmPerPixel };
}
