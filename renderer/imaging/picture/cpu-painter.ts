import { screenFromPixel } from '../../../models/imaging/view/view-plane.ts';
import type { Tone } from '../../../models/imaging/tone/tone.ts';
import { resliceGrey } from '../../../models/imaging/view/reslice/reslice-grey.ts';
import type { Voxels } from '../../../models/imaging/view/reslice/sample-row.ts';
import { voxelSteps } from '../../../models/imaging/view/voxel-step.ts';
import { paintImage, toneOf } from './grey-image.ts';
import { KnownWords } from './cpu/known-words.ts';
import type { Painter, Picture, PictureSource } from './picture.ts';
import { reducedImage, reductionAt } from './cpu/reduced-image.ts';
import { SlabDrawer } from './slab/slab-drawer.ts';
import { sameTone } from './cpu/same-tone.ts';
import { ShutterCover } from './cpu/shutter-cover.ts';
import { planeWindow } from './straight-window.ts';

type Context = CanvasRenderingContext2D;
type ImageSource = Extract<PictureSource, { kind: 'image' }>;
type VolumeSource = Extract<PictureSource, { kind: 'volume' }>;

/** Words of an `ImageData`, and the canvas they are shown from. */
interface Sheet {
  readonly context: OffscreenCanvasRenderingContext2D;
  readonly pixels: ImageData;
  readonly words: Uint32Array;
  readonly known: KnownWords;
  readonly cover: ShutterCover;
  drawn: { readonly values: Voxels; readonly tone: Tone } | undefined; // what it holds now: nothing is toned twice
}

/** Draws on a canvas without any graphics processor: images by the browser's own scaling, planes by our reslice. */
export function makeCpuPainter(element: HTMLElement): Painter {
  const canvas = document.createElement('canvas');
  element.prepend(canvas);
  const context = canvas.getContext('2d', { alpha: false });
  let sheet: Sheet | undefined;
  let slabs: SlabDrawer | undefined; // while slabs are shown
  const leaveSlabs = (): void => {
    slabs?.dispose();
    slabs = undefined;
  };
  let page: ImageData | undefined; // of the planes: as large as the canvas, written over at every drawing
  return {
    draw: (picture) => {
      if (!context) return;
      fit(canvas, picture);
      const { source, slab } = picture;
      if (source.kind === 'volume' && slab) {
        slabs ??= new SlabDrawer(context);
        return slabs.draw({ ...picture, source, slab });
      }
      leaveSlabs();
      sheet = source.kind === 'image' ? drawImage(context, picture, source, sheet) : sheet;
      if (source.kind !== 'volume') return;
      page =
        page?.width === canvas.width && page.height === canvas.height
          ? page
          : new ImageData(canvas.width, canvas.height);
      drawPlane(context, page, { ...picture, source });
    },
    clear: () => {
      leaveSlabs();
      context?.setTransform(1, 0, 0, 1, 0, 0);
      context?.fillRect(0, 0, canvas.width, canvas.height);
    },
    dispose: () => {
      leaveSlabs();
      canvas.remove();
    },
  };
}

function fit(canvas: HTMLCanvasElement, { size, pixelRatio }: Picture): void {
  const width = Math.max(1, Math.round(size.width * pixelRatio));
  const height = Math.max(1, Math.round(size.height * pixelRatio));
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
}

function drawImage(
  context: Context,
  picture: Picture,
  source: ImageSource,
  before: Sheet | undefined,
): Sheet | undefined {
  const { plane, frame } = source;
  const [a, b, c, d, e, f] = screenFromPixel(picture.view, picture.size, plane);
  const scale = Math.max(Math.hypot(a, b), Math.hypot(c, d)) * picture.pixelRatio;
  const by = reductionAt(scale, source.image, frame);
  const image = by > 1 ? reducedImage(source.image, by) : source.image;
  const sheet =
    before?.pixels.width === image.columns && before.pixels.height === image.rows ? before : makeSheet(image);
  if (!sheet) return undefined;
  fill(sheet, picture, { ...source, image });
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.fillRect(0, 0, context.canvas.width, context.canvas.height);
  context.setTransform(picture.pixelRatio, 0, 0, picture.pixelRatio, 0, 0);
  context.transform(a, b, c, d, e, f);
  context.imageSmoothingQuality = smoothingAt(scale * by);
  drawSheet(context, sheet, { by, of: source.image });
  return sheet;
}

/** The sheet over its image's place: pixel centres are whole numbers, a block that is cut reaches no further than the image. */
function drawSheet(
  context: Context,
  { context: { canvas } }: Sheet,
  {
    by,
    of: { columns, rows },
  }: { readonly by: number; readonly of: { readonly columns: number; readonly rows: number } },
): void {
  if (by === 1) return context.drawImage(canvas, -0.5, -0.5);
  context.save();
  context.beginPath();
  context.rect(-0.5, -0.5, columns, rows);
  context.clip();
  context.drawImage(canvas, -0.5, -0.5, canvas.width * by, canvas.height * by);
  context.restore();
}

/** Of a mammogram at a quarter of its size `high` takes 37 ms, `medium` 12: there both take means of several pixels. */
const smoothingAt = (scale: number): ImageSmoothingQuality => (scale >= 1 ? 'low' : scale > 0.5 ? 'high' : 'medium');

function fill(sheet: Sheet, picture: Picture, source: ImageSource): void {
  const { image, frame } = source;
  const tone = toneOf(picture, source);
  if (sheet.drawn?.values === image.values && sameTone(sheet.drawn.tone, tone)) return;
  paintImage(image, tone, sheet);
  sheet.cover.cover(sheet.words, frame.shutters ?? [], image.columns);
  sheet.context.putImageData(sheet.pixels, 0, 0);
  sheet.drawn = { values: image.values, tone };
}

function makeSheet({ columns, rows }: { readonly columns: number; readonly rows: number }): Sheet | undefined {
  const context = new OffscreenCanvas(columns, rows).getContext('2d', { alpha: false });
  if (!context) return undefined;
  const pixels = new ImageData(columns, rows);
  const words = new Uint32Array(pixels.data.buffer);
  return { context, pixels, words, known: new KnownWords(), cover: new ShutterCover(), drawn: undefined };
}

function drawPlane(context: Context, page: ImageData, picture: Picture & { readonly source: VolumeSource }): void {
  const { view, size, pixelRatio, voi, isInverted, source } = picture;
  const { width, height } = page;
  const step = 1 / pixelRatio;
  const grid = { left: step / 2, top: step / 2, stepX: step, stepY: step };
  const steps = voxelSteps(source.geometry, view, { size, grid });
  const job = { shape: source.geometry.shape, steps, width, height, grey: { voi: planeWindow(voi), isInverted } };
  resliceGrey(source.voxels, job, new Uint32Array(page.data.buffer));
  context.putImageData(page, 0, 0);
}
