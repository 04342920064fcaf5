import { no, ok } from '../../base/result.ts';
import type { Refusal, Result } from '../../base/result.ts';
import { z } from '../../base/schema.ts';
import type { FrameHeader, InstanceHeader } from '../header/instance-header.ts';

/** Pixel spacing as a person states it for files that have none: mm between the centres of rows, and of columns. */
export const StatedSpacing = z.object({ acrossRows: z.number().positive(), acrossColumns: z.number().positive() });
export type StatedSpacing = z.infer<typeof StatedSpacing>;

/**
 * The header of a file with the spacing a person states for it. A file without an image stays as it is.
 *
 * @returns `import.has-spacing` {rows, columns} mm where the file has a spacing of its own, an ultrasound's by region too.
 *   Never throws.
 */
export function withStatedSpacing(header: InstanceHeader, stated: StatedSpacing): Result<InstanceHeader, Refusal> {
  const { image } = header;
  if (!image) return ok(header);
  const own = [image.common, ...image.perFrame].find(({ spacing }) => spacing !== null)?.spacing;
  if (own) return no('import.has-spacing', { rows: own.acrossRows, columns: own.acrossColumns });
  if (image.regions.length > 0) return no('import.has-regions');
  const spaced = (frame: FrameHeader): FrameHeader => ({ ...frame, spacing: { kind: 'stated', ...stated } });
  return ok({ ...header, image: { ...image, common: spaced(image.common), perFrame: image.perFrame.map(spaced) } });
}
