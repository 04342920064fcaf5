import { Enums, RenderingEngine, StackViewport, VolumeViewport } from '@cornerstonejs/core';
import { imageIdOf, startCornerstone } from './image-loader.ts';
import { cameraOf, rangeOf } from './gpu-camera.ts';
import { gpuVolume } from './gpu-volume.ts';
import type { Painter, Picture, PictureSource } from '../picture.ts';

let engine: RenderingEngine | undefined;
let count = 0;

/** The one engine of the window: a volume drawn by a second one stays blank, even after the first is destroyed. */
function theEngine(): RenderingEngine {
  startCornerstone();
  return (engine ??= new RenderingEngine('phenoscope'));
}

/** Draws through Cornerstone on the graphics processor; our view is its camera. `onLost` takes over what it cannot draw. */
export function makeGpuPainter(element: HTMLElement, onLost: (picture: Picture) => void): Painter {
  const id = `picture-${++count}`;
  const place = document.createElement('div');
  place.className = 'gpu-picture';
  element.prepend(place);
  const state: GpuState = { id, place, kind: null, shows: null };
  let wanted: Picture | undefined;
  let isBusy = false;
  let isDisposed = false;
  const work = async (): Promise<void> => {
    isBusy = true;
    for (let next = wanted; next; next = wanted) {
      wanted = undefined;
      if (isDisposed) break;
      const isDrawn = await show(state, next).then(
        () => true,
        () => false,
      );
      if (!isDrawn && !isDisposed) onLost(next);
    }
    isBusy = false;
  };
  return {
    draw: (picture) => {
      place.hidden = false;
      wanted = picture;
      if (!isBusy) void work();
    },
    clear: () => {
      place.hidden = true;
    },
    dispose: () => {
      isDisposed = true;
      if (state.kind) theEngine().disableElement(id);
      place.remove();
    },
  };
}

interface GpuState {
  readonly id: string;
  readonly place: HTMLDivElement;
  kind: PictureSource['kind'] | null;
  shows: string | null; // image or volume
}

async function show(state: GpuState, picture: Picture): Promise<void> {
  const { source, voi, isInverted, view, size } = picture;
  const isNew = enable(state, source.kind);
  const viewport = theEngine().getViewport(state.id);
  if (viewport instanceof StackViewport && source.kind === 'image') {
    const imageId = imageIdOf(source.frame);
    if (state.shows !== imageId) await viewport.setStack([imageId]);
    state.shows = imageId;
    const { slope, intercept } = source.frame.pixels; // stored values are what is on the card
    const { lower, upper } = rangeOf(voi);
    const voiRange = { lower: (lower - intercept) / slope, upper: (upper - intercept) / slope };
    viewport.setProperties({ voiRange, invert: isInverted });
  }
  if (viewport instanceof VolumeViewport && source.kind === 'volume') {
    const volumeId = gpuVolume(source);
    if (state.shows !== volumeId) await viewport.setVolumes([{ volumeId }]);
    state.shows = volumeId;
    viewport.setProperties({ voiRange: rangeOf(voi), invert: isInverted });
  }
  if (!(viewport instanceof StackViewport) && !(viewport instanceof VolumeViewport)) return;
  if (Math.abs(state.place.clientWidth * devicePixelRatio - viewport.sWidth) > 1) theEngine().resize(true, true);
  viewport.setCamera(cameraOf({ view, size }));
  viewport.render();
  // Enabling one viewport clears what another drew in the same moment (5.14): all are drawn once more.
  if (isNew) requestAnimationFrame(() => theEngine().render());
}

function enable(state: GpuState, kind: PictureSource['kind']): boolean {
  if (state.kind === kind) return false;
  const type = kind === 'image' ? Enums.ViewportType.STACK : Enums.ViewportType.ORTHOGRAPHIC;
  const defaultOptions = kind === 'image' ? {} : { orientation: Enums.OrientationAxis.AXIAL };
  if (state.kind) theEngine().disableElement(state.id);
  theEngine().enableElement({ viewportId: state.id, type, element: state.place, defaultOptions });
  state.kind = kind;
  state.shows = null;
  return true;
}
