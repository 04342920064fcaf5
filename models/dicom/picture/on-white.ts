import type { Raster } from './turned.ts';

/** How the last sample of a pixel makes it transparent: colours by themselves, or already times their opacity. */
export type Alpha = 'straight' | 'premultiplied';

/**
 * A picture on white paper: of its samples the first `colors`, the next one is their opacity.
 *
 * @param most  value of full opacity, and of white. @returns it without its opacity; an opaque pixel is as it was. Total.
 */
export function onWhite(
  { columns, rows, samples, values }: Raster,
  { colors, alpha, most }: { readonly colors: 1 | 3; readonly alpha: Alpha; readonly most: number },
): Raster {
  const pixels = columns * rows;
  const out = values instanceof Uint8Array ? new Uint8Array(pixels * colors) : new Uint16Array(pixels * colors);
  for (let i = 0; i < pixels; i++) {
    const opacity = values[i * samples + colors] ?? most;
    for (let c = 0; c < colors; c++) {
      const value = values[i * samples + c] ?? 0;
      const own = alpha === 'straight' ? (value * opacity) / most : value;
      out[i * colors + c] = Math.min(most, Math.round(own + most - opacity));
    }
  }
  return { columns, rows, samples: colors, values: out };
}
