import { InstanceId } from '../../../../models/base/ids.ts';
import type { DrawingTimes } from '../../../../models/imaging/contract.ts';
import type { Frame } from '../../../../models/imaging/display-set.ts';
import { fitImage } from '../../../../models/imaging/view/fit-view.ts';
import { noTables } from '../../tone/frame-tables.ts';
import { planeOf } from '../../view/pane.ts';
import { makeCpuPainter } from '../cpu-painter.ts';
import type { Picture } from '../picture.ts';
import { dropIdleEngine } from './gpu-engine.ts';
import { leave, makePlace, show } from './gpu-painter.ts';
import './measure-drawing.css';

const side = 512; // pixels of an image, and of the place it is drawn in
const steps = 7;
const warmUp = 2; // first steps make textures and shaders: they are not counted
const patienceMs = 5000; // a graphics path that draws nothing is none

/**
 * How long a step through a stack takes on the processor and on the graphics processor: images of 512 × 512 made here,
 * in a place of that size, each step until a pixel of it can be read back. The middle of five; about a second in all.
 */
export async function measureDrawing(): Promise<DrawingTimes> {
  const host = document.createElement('div');
  host.className = 'measure-drawing';
  document.body.append(host);
  try {
    const pictures = Array.from({ length: steps }, (_, i) => makePicture(i));
    const gpuMs = await gpuTimes(host, pictures).catch(() => null);
    return { cpuMs: await cpuTime(host, pictures), gpuMs };
  } finally {
    host.remove();
  }
}

async function cpuTime(host: HTMLElement, pictures: readonly Picture[]): Promise<number> {
  const painter = makeCpuPainter(host);
  const taken: number[] = [];
  for (const picture of pictures) {
    await nextFrame();
    const started = performance.now();
    painter.draw(picture);
    readBack(host);
    taken.push(performance.now() - started);
  }
  painter.dispose();
  return middle(taken);
}

async function gpuTimes(host: HTMLElement, pictures: readonly Picture[]): Promise<number> {
  const place = makePlace(host);
  const taken: number[] = [];
  try {
    for (const picture of pictures) {
      await nextFrame();
      const begun = nextFrame(); // called before Cornerstone's own work of that frame
      const drawn = renderedIn(host);
      const started = performance.now();
      const set = show(place, picture).then(() => performance.now() - started);
      const [setMs, frame] = await Promise.all([set, begun, drawn]);
      readBack(host);
      taken.push(setMs + performance.now() - frame);
    }
  } finally {
    leave(place);
    dropIdleEngine();
  }
  return middle(taken);
}

/** Resolves with the time at the beginning of the next frame. */
const nextFrame = (): Promise<number> =>
  new Promise((resolve) => requestAnimationFrame(() => resolve(performance.now())));

function renderedIn(host: HTMLElement): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('nothing was drawn')), patienceMs);
    const settle = (): void => {
      clearTimeout(timer);
      resolve();
    };
    host.addEventListener('CORNERSTONE_IMAGE_RENDERED', settle, { capture: true, once: true });
  });
}

/** Waits for what was drawn: through a canvas of one pixel, since reading from the drawn one makes that slower. */
function readBack(host: HTMLElement): void {
  const canvas = host.querySelector('canvas');
  const probe = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  if (!canvas || !probe) throw new Error('nothing to read back');
  probe.drawImage(canvas, 0, 0, 1, 1);
  probe.getImageData(0, 0, 1, 1);
}

const middle = (taken: readonly number[]): number =>
  taken.slice(warmUp).toSorted((a, b) => a - b)[(taken.length - warmUp) >> 1] ?? NaN;

/** A picture of 512 × 512 signed values of 16 bits, each of them another one. */
function makePicture(index: number): Picture {
  const values = new Int16Array(side * side).map((_, i) => ((i * 7 + index * 131) ^ (i >> 5)) & 1023);
  const frame: Frame = {
    instance: InstanceId.parse(`measured-${index}`),
    sopInstanceUid: `measured-${index}`,
    sopClassUid: '',
    transferSyntaxUid: '',
    instanceNumber: index,
    frame: 0,
    pixels: {
      rows: side,
      columns: side,
      samplesPerPixel: 1,
      bitsAllocated: 16,
      bitsStored: 16,
      highBit: 15,
      signed: true,
      photometric: 'MONOCHROME2',
      planar: false,
      slope: 1,
      intercept: 0,
    },
    plane: null,
    spacingKind: 'none',
    sliceThicknessMm: null,
    windows: [],
    problem: null,
  };
  const image = { columns: side, rows: side, samples: 1, values, low: 0, high: 1023, tables: noTables };
  const [plane, size] = [planeOf(frame), { width: side, height: side }];
  return {
    source: { kind: 'image', image, frame, plane },
    view: fitImage(plane, frame.pixels, size),
    size,
    pixelRatio: devicePixelRatio,
    voi: { width: 1024, center: 512 },
    isInverted: false,
    slab: null,
  };
}
