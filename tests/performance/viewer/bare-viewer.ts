// Cornerstone's own viewports alone, on the same values: built and opened by the bench, nothing of ours in it.
import { Enums, RenderingEngine, imageLoader, init, metaData, utilities, volumeLoader } from '@cornerstonejs/core';
import type { StackViewport, Types, VolumeViewport } from '@cornerstonejs/core';

export interface BareTask {
  readonly name: string; // of the series
  readonly images: number;
  readonly rows: number;
  readonly columns: number;
  readonly width: number; // of a viewport, CSS pixels
  readonly height: number;
  readonly steps: number;
  readonly drawing: 'cpu' | 'gpu';
  readonly kind: 'stack' | 'planes';
}

export interface BareTimes {
  readonly first: number; // ms
  readonly cold: readonly number[];
  readonly warm: readonly number[];
  readonly warmAllMs: number;
}

declare global {
  interface Window {
    bareViewer?: (task: BareTask) => Promise<BareTimes>;
  }
}

const probe = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
const frame = (): Promise<number> => new Promise(requestAnimationFrame);

function readBack(element: Element): void {
  const canvas = element.querySelector('canvas');
  if (!canvas || !probe) throw new Error('nothing to read back');
  probe.drawImage(canvas, 0, 0, 1, 1);
  probe.getImageData(0, 0, 1, 1);
}

const rendered = (element: Element): Promise<void> =>
  new Promise((resolve) => element.addEventListener(Enums.Events.IMAGE_RENDERED, () => resolve(), { once: true }));

/** What a reader does comes as a task of its own, never amid a frame. */
const task = (): Promise<unknown> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener('message', resolve, { once: true });
    port1.start();
    port2.postMessage(null);
  });

/** Waits for what an action draws in these elements: its frame, and a pixel read back. @returns ms. */
async function timed(elements: readonly Element[], act: () => unknown): Promise<number> {
  await task();
  const started = performance.now();
  const drawn = Promise.all(elements.map(rendered));
  await act();
  await drawn;
  await frame();
  elements.forEach(readBack);
  return performance.now() - started;
}

async function valuesOf({ name }: BareTask, image: number): Promise<Int16Array> {
  const stored = new Uint16Array(await (await fetch(`/values/${name}/${image}`)).arrayBuffer());
  return Int16Array.from(stored, (value) => value - 1024);
}

async function loadFrame(task: BareTask, imageId: string): Promise<Types.IImage> {
  const values = await valuesOf(task, Number(imageId.split(':')[1]));
  const { rows, columns } = task;
  return {
    imageId,
    minPixelValue: -1024,
    maxPixelValue: 3000,
    slope: 1,
    intercept: 0,
    windowCenter: 40,
    windowWidth: 1500,
    voiLUTFunction: Enums.VOILUTFunctionType.LINEAR,
    getPixelData: () => values,
    getCanvas: () => document.createElement('canvas'),
    rows,
    columns,
    height: rows,
    width: columns,
    color: false,
    rgba: false,
    numberOfComponents: 1,
    columnPixelSpacing: 0.7,
    rowPixelSpacing: 0.7,
    invert: false,
    sizeInBytes: values.byteLength,
    dataType: 'Int16Array',
    photometricInterpretation: 'MONOCHROME2',
    voxelManager: utilities.VoxelManager.createImageVoxelManager({
      width: columns,
      height: rows,
      numberOfComponents: 1,
      scalarData: values,
    }),
  } as unknown as Types.IImage; // the fields that a stack viewport reads
}

const describe =
  ({ rows, columns }: BareTask) =>
  (type: string, imageId: string) => {
    if (type === 'imagePixelModule')
      return {
        pixelRepresentation: 1,
        bitsAllocated: 16,
        bitsStored: 16,
        highBit: 15,
        samplesPerPixel: 1,
        photometricInterpretation: 'MONOCHROME2',
      };
    if (type === 'imagePlaneModule')
      return {
        rows,
        columns,
        imageOrientationPatient: [1, 0, 0, 0, 1, 0],
        rowCosines: [1, 0, 0],
        columnCosines: [0, 1, 0],
        imagePositionPatient: [0, 0, Number(imageId.split(':')[1])],
        rowPixelSpacing: 0.7,
        columnPixelSpacing: 0.7,
        frameOfReferenceUID: '1',
      };
    return type === 'generalSeriesModule' ? { modality: 'OT' } : undefined;
  };

function makeViews(task: BareTask, count: number): HTMLDivElement[] {
  return Array.from({ length: count }, () => {
    const element = document.createElement('div');
    element.style.width = `${task.width}px`;
    element.style.height = `${task.height}px`;
    document.querySelector('#views')?.append(element);
    return element;
  });
}

async function readStack(task: BareTask, engine: RenderingEngine): Promise<BareTimes> {
  const [element] = makeViews(task, 1);
  if (!element) throw new Error('no place to draw');
  engine.enableElement({ viewportId: 'view', element, type: Enums.ViewportType.STACK });
  const viewport = engine.getViewport('view') as StackViewport; // enabled as one above
  const ids = Array.from({ length: task.images }, (_, i) => `bare:${i}`);
  const middle = task.images >> 1;
  const first = await timed([element], async () => {
    await viewport.setStack(ids, middle);
    viewport.render();
  });
  const to = (index: number) =>
    timed([element], async () => {
      await viewport.setImageIdIndex(index);
      viewport.render();
    });
  const last = Math.min(middle + task.steps, task.images - 1);
  const [cold, warm]: [number[], number[]] = [[], []];
  for (let i = middle + 1; i <= last; i++) cold.push(await to(i));
  const begun = performance.now();
  for (let i = last - 1; i >= middle; i--) warm.push(await to(i));
  return { first, cold, warm, warmAllMs: performance.now() - begun };
}

async function readPlanes(task: BareTask, engine: RenderingEngine): Promise<BareTimes> {
  const { rows, columns, images } = task;
  const elements = makeViews(task, 3);
  const { AXIAL, CORONAL, SAGITTAL } = Enums.OrientationAxis;
  const type = Enums.ViewportType.ORTHOGRAPHIC;
  const ids = [AXIAL, CORONAL, SAGITTAL].map((orientation, i) => {
    const element = elements[i];
    if (element) engine.enableElement({ viewportId: orientation, element, type, defaultOptions: { orientation } });
    return orientation;
  });
  const viewports = ids.map((id) => engine.getViewport(id) as VolumeViewport); // enabled as such above
  const first = await timed(elements, async () => {
    const scalarData = new Int16Array(rows * columns * images);
    let next = 0;
    const read = async (): Promise<void> => {
      for (let i = next++; i < images; i = next++) scalarData.set(await valuesOf(task, i), i * rows * columns);
    };
    await Promise.all([read(), read(), read(), read()]);
    volumeLoader.createLocalVolume('bare-volume', {
      dimensions: [columns, rows, images],
      spacing: [0.7, 0.7, 1],
      origin: [0, 0, 0],
      direction: [1, 0, 0, 0, 1, 0, 0, 0, 1],
      scalarData,
      metadata: {
        BitsAllocated: 16,
        BitsStored: 16,
        SamplesPerPixel: 1,
        HighBit: 15,
        PhotometricInterpretation: 'MONOCHROME2',
        PixelRepresentation: 1,
        Modality: 'OT',
        ImageOrientationPatient: [1, 0, 0, 0, 1, 0],
        PixelSpacing: [0.7, 0.7],
        FrameOfReferenceUID: '1',
        Columns: columns,
        Rows: rows,
        voiLut: [{ windowWidth: 1500, windowCenter: 40 }],
        VOILUTFunction: 'LINEAR',
      },
    });
    for (const viewport of viewports) {
      await viewport.setVolumes([{ volumeId: 'bare-volume' }]);
      viewport.render();
    }
  });
  const [active] = viewports;
  const [element] = elements;
  const warm: number[] = [];
  const begun = performance.now();
  if (!active || !element) throw new Error('no plane to scroll in');
  for (let i = 0; i < task.steps; i++) warm.push(await timed([element], () => active.scroll(1)));
  return { first, cold: [], warm, warmAllMs: performance.now() - begun };
}

window.bareViewer = async (task) => {
  init({ debug: {}, rendering: { useCPURendering: task.drawing === 'cpu' } });
  imageLoader.registerImageLoader('bare', (imageId) => ({ promise: loadFrame(task, imageId) }));
  metaData.addProvider(describe(task));
  const engine = new RenderingEngine('bare');
  return task.kind === 'stack' ? readStack(task, engine) : readPlanes(task, engine);
};
