import { length } from '../../../models/imaging/geometry/vec3.ts';
import { edgeLetters } from '../../../models/imaging/geometry/orientation-letters.ts';
import { scale } from '../../../models/imaging/geometry/vec3.ts';
import type { Vec3 } from '../../../models/imaging/geometry/vec3.ts';
import type { DisplaySet } from '../../../models/imaging/display-set.ts';
import type { Finding } from '../../../models/findings/finding.ts';
import type { ReportImage } from '../../../models/report/report-case.ts';
import { fullestSlice, keyPicture } from '../../../models/report/renderings/pictures/key-picture.ts';
import type { Context } from '../../app/context.ts';
import type { Library } from '../../library/library.ts';
import { drawOnImage } from './draw-on-image.ts';
import type { DrawnImage } from './draw-on-image.ts';
import { windowOf } from './window-of.ts';

type ImageContext = Pick<Context, 'library' | 'images' | 'signal'>;
type Volume = Awaited<ReturnType<Context['images']['volume']>>;

/** Pictures already drawn, by finding and mask; forgotten with the library. */
const drawn = new WeakMap<Library, Map<string, Promise<ReportImage | null>>>();

/**
 * One picture for each finding with an outline in a volume: the image that shows most of it; and for each on a single image.
 * A finding whose image cannot be read has none.
 */
export async function keyImages(
  findings: readonly Finding[],
  sets: ReadonlyMap<string, DisplaySet>,
  ctx: ImageContext,
): Promise<ReportImage[]> {
  const known = drawn.get(ctx.library) ?? new Map<string, Promise<ReportImage | null>>();
  drawn.set(ctx.library, known);
  const volumes = new Map<string, Promise<Volume>>();
  const images: ReportImage[] = [];
  for (const finding of findings) {
    const set = sets.get(finding.on.displaySet);
    if (finding.status === 'rejected' || !set || (finding.geometry.kind === 'mask' && !set.volume)) continue;
    const key = `${finding.id} ${JSON.stringify(finding.geometry)}`;
    const volume = (): Promise<Volume> => {
      const reading = volumes.get(set.id) ?? ctx.images.volume(set, ctx.library, ctx.signal);
      volumes.set(set.id, reading);
      return reading;
    };
    const drawNow = async (): Promise<ReportImage | null> => {
      const done =
        finding.geometry.kind === 'mask'
          ? await drawInVolume(finding, set, { ctx, volume })
          : await drawOnImage(finding, set, ctx);
      return done && keep(finding, done, ctx);
    };
    const drawing = known.get(key)?.catch(drawNow) ?? drawNow(); // whoever began it may have been called off
    known.set(key, drawing);
    drawing.catch(() => known.delete(key));
    const image = await drawing.catch(() => null);
    if (image) images.push(image);
  }
  return images;
}

async function drawInVolume(
  finding: Finding,
  set: DisplaySet,
  { ctx, volume }: { readonly ctx: ImageContext; readonly volume: () => Promise<Volume> },
): Promise<DrawnImage | null> {
  if (finding.geometry.kind !== 'mask') return null;
  const { voxels, geometry } = await volume();
  const mask = await ctx.library.blobs.read(finding.geometry.mask);
  const { columns, rows, slices } = geometry.shape;
  const size = columns * rows;
  if (mask.length !== size * slices) return null;
  const slice = fullestSlice(mask, size);
  const values = voxels.slice(slice * size, (slice + 1) * size);
  const window = set.frames[Math.min(slice, set.frames.length - 1)]?.windows[0] ?? windowOf(values);
  const picture = keyPicture({
    values,
    labels: mask.slice(slice * size, (slice + 1) * size),
    columns,
    rows,
    spacing: { acrossColumns: length(geometry.column), acrossRows: length(geometry.row) },
    window,
    colors: new Map(finding.geometry.labels.map(({ value, color }) => [value, color])),
  });
  const unit = (step: Vec3): Vec3 => scale(step, 1 / length(step));
  const { right, bottom } = edgeLetters(unit(geometry.column), unit(geometry.row));
  const { width, center } = window;
  return { picture, image: slice + 1, of: slices, window: { width, center }, edges: { right, bottom } };
}

/** A picture as a blob of the library, and what the report says of it. */
async function keep(
  finding: Finding,
  { picture: { pixels, width, height }, ...told }: DrawnImage,
  { library, images }: ImageContext,
): Promise<ReportImage> {
  const png = images.png(pixels, { width, height, samples: 3 });
  const digest = await library.blobs.put(png);
  await library.store.putBlobRef({ digest, kind: 'report-image', bytes: png.length, at: library.now() });
  return { id: `image ${finding.id}`, finding: finding.id, digest, width, height, ...told };
}
