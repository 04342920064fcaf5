import type { Voi } from '../../../models/imaging/display-set.ts';

/** A window's width and center as they are written, without separators: `1500`, `−600`; small ones to three places: `1.25`. */
export function windowTexts({ width, center }: Pick<Voi, 'width' | 'center'>): { width: string; center: string } {
  const digits = width >= 10 ? 0 : Math.min(Math.max(2 - Math.floor(Math.log10(width)), 0), 12);
  const text = (value: number): string =>
    value
      .toFixed(digits)
      .replace(/^-(?=0*\.?0*$)/, '')
      .replace('-', '−');
  return { width: text(width), center: text(center) };
}
