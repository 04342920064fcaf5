// Cornerstone's own stack viewport alone, on pixels made here: built and opened by the bench, nothing of ours in it.
import { Enums, RenderingEngine, getRenderingCapabilities, imageLoader, init, metaData } from '@cornerstonejs/core';
import type { StackViewport, Types } from '@cornerstonejs/core';

declare global {
  interface Window {
    bareScroll?: (task: {
      images: number;
      side: number;
      width: number;
      height: number;
    }) => Promise<{ drawing: string; ms: number[] }>;
  }
}

const { webgl, softwareRasterizer } = getRenderingCapabilities();
const hasGpu = webgl && !softwareRasterizer;

const makeImage = (imageId: string, side: number): Types.IImage => {
  const values = new Uint16Array(side * side).map((_, i) => ((i * 7 + imageId.length * 131) ^ (i >> 5)) & 1023);
  return {
    imageId,
    minPixelValue: 0,
    maxPixelValue: 1023,
    slope: 1,
    intercept: 0,
    windowCenter: 512,
    windowWidth: 1024,
    voiLUTFunction: Enums.VOILUTFunctionType.LINEAR,
    getPixelData: () => values,
    getCanvas: () => document.createElement('canvas'),
    rows: side,
    columns: side,
    height: side,
    width: side,
    color: false,
    rgba: false,
    numberOfComponents: 1,
    columnPixelSpacing: 1,
    rowPixelSpacing: 1,
    invert: false,
    sizeInBytes: values.byteLength,
    dataType: 'Uint16Array',
    photometricInterpretation: 'MONOCHROME2',
  } as unknown as Types.IImage; // the fields that a stack viewport reads
};

const describe = (side: number) => (type: string) => {
  if (type === 'imagePixelModule')
    return {
      pixelRepresentation: 0,
      bitsAllocated: 16,
      bitsStored: 10,
      highBit: 9,
      samplesPerPixel: 1,
      photometricInterpretation: 'MONOCHROME2',
    };
  if (type === 'imagePlaneModule')
    return {
      rows: side,
      columns: side,
      imageOrientationPatient: [1, 0, 0, 0, 1, 0],
      rowCosines: [1, 0, 0],
      columnCosines: [0, 1, 0],
      imagePositionPatient: [0, 0, 0],
      rowPixelSpacing: 1,
      columnPixelSpacing: 1,
      frameOfReferenceUID: '1',
    };
  return type === 'generalSeriesModule' ? { modality: 'MR' } : undefined;
};

window.bareScroll = async ({ images, side, width, height }) => {
  init({ debug: {}, rendering: { useCPURendering: !hasGpu } });
  imageLoader.registerImageLoader('bare', (imageId) => ({ promise: Promise.resolve(makeImage(imageId, side)) }));
  metaData.addProvider(describe(side));
  const element = document.querySelector<HTMLDivElement>('#view');
  if (!element) throw new Error('no place to draw');
  element.style.width = `${width}px`;
  element.style.height = `${height}px`;
  const engine = new RenderingEngine('bare');
  engine.enableElement({ viewportId: 'view', element, type: Enums.ViewportType.STACK });
  const viewport = engine.getViewport('view') as StackViewport; // enabled as one above
  const drawn = (): Promise<void> =>
    new Promise((resolve) => element.addEventListener(Enums.Events.IMAGE_RENDERED, () => resolve(), { once: true }));
  await viewport.setStack(
    Array.from({ length: images }, (_, i) => `bare:${'x'.repeat(i % 7)}${i}`),
    0,
  );
  const step = async (i: number): Promise<void> => {
    const seen = drawn();
    await viewport.setImageIdIndex(i);
    viewport.render();
    await seen;
    await new Promise(requestAnimationFrame); // its frame, as ours is timed
  };
  for (let i = 1; i < images; i++) await step(i); // cold
  const ms: number[] = [];
  for (let i = images - 2; i >= 0; i--) {
    const started = performance.now();
    await step(i);
    ms.push(performance.now() - started);
  }
  return { drawing: hasGpu ? 'gpu' : 'cpu', ms };
};
