import { shadeValues } from '../../../../models/imaging/view/reslice/reslice-grey.ts';
import type { Voxels } from '../../../../models/imaging/view/reslice/sample-row.ts';
import { planSlab } from '../../../../models/imaging/view/reslice/slab.ts';
import type { Slab } from '../../../../models/imaging/view/reslice/slab.ts';
import type { Picture, PictureSource } from '../picture.ts';
import { planeWindow } from '../straight-window.ts';
import type { SlabAnswer, SlabAsk } from './slab-messages.ts';

/** A picture that is a slab of a volume. */
export type SlabPicture = Omit<Picture, 'source' | 'slab'> & {
  readonly source: Extract<PictureSource, { kind: 'volume' }>;
  readonly slab: Slab;
};

/** A slab as it came from the thread: in the modality's unit, so that a window needs no new one. */
interface Cut {
  readonly of: SlabPicture;
  readonly plan: ReturnType<typeof planSlab>;
  readonly values: Float32Array;
}

const isSameCut = (a: SlabPicture, b: SlabPicture): boolean =>
  a.source.voxels === b.source.voxels &&
  a.view === b.view &&
  a.size.width === b.size.width &&
  a.size.height === b.size.height &&
  a.pixelRatio === b.pixelRatio &&
  a.slab === b.slab;

/**
 * Draws slabs onto a canvas: computed in a thread of its own, since one takes as long as a few pictures; of those asked
 * for meanwhile only the newest is computed.
 */
export class SlabDrawer {
  readonly #context: CanvasRenderingContext2D;
  readonly #sheet = new OffscreenCanvas(1, 1);
  readonly #thread = new Worker(new URL('./slab.worker.ts', import.meta.url), { type: 'module', name: 'slab' });
  #sent: Voxels | undefined;
  #asked: Pick<Cut, 'of' | 'plan'> | undefined;
  #wanted: SlabPicture | undefined;
  #cut: Cut | undefined;

  constructor(context: CanvasRenderingContext2D) {
    this.#context = context;
    this.#thread.addEventListener('message', ({ data }: MessageEvent<SlabAnswer>) => this.#take(data));
  }

  draw(picture: SlabPicture): void {
    this.#wanted = picture;
    if (this.#cut && isSameCut(this.#cut.of, picture)) this.#paint(this.#cut, picture);
    else this.#ask(picture);
  }

  dispose(): void {
    this.#wanted = undefined;
    this.#thread.terminate();
  }

  #ask(picture: SlabPicture): void {
    if (this.#asked) return;
    const { source, view, size, pixelRatio, slab } = picture;
    const plan = planSlab(source.geometry, view, { size, pixelRatio, slab });
    this.#asked = { of: picture, plan };
    if (this.#sent !== source.voxels) this.#tell({ kind: 'volume', voxels: source.voxels });
    this.#sent = source.voxels;
    this.#tell({ kind: 'slab', job: plan.job });
  }

  #tell(ask: SlabAsk): void {
    this.#thread.postMessage(ask);
  }

  #take({ values }: SlabAnswer): void {
    const [asked, wanted] = [this.#asked, this.#wanted];
    this.#asked = undefined;
    if (!asked || !wanted) return;
    this.#cut = { ...asked, values };
    this.#paint(this.#cut, wanted);
    if (!isSameCut(asked.of, wanted)) this.#ask(wanted);
  }

  /** @param tone  the picture whose window and direction count. */
  #paint({ of, plan, values }: Cut, { voi, isInverted }: SlabPicture): void {
    const { width, height } = plan.job;
    const { left, top, stepX, stepY } = plan.grid;
    const sheet = this.#sheet;
    if (sheet.width !== width) sheet.width = width;
    if (sheet.height !== height) sheet.height = height;
    const page = new ImageData(width, height);
    shadeValues(values, { voi: planeWindow(voi), isInverted }, new Uint32Array(page.data.buffer));
    sheet.getContext('2d', { alpha: false })?.putImageData(page, 0, 0);
    const context = this.#context;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.fillRect(0, 0, context.canvas.width, context.canvas.height);
    context.scale(of.pixelRatio, of.pixelRatio);
    context.imageSmoothingQuality = stepX * of.pixelRatio < 1 ? 'high' : 'low';
    context.drawImage(sheet, left - stepX / 2, top - stepY / 2, width * stepX, height * stepY);
  }
}
