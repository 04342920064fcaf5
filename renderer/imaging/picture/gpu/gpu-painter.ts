import { Enums, StackViewport, VolumeViewport } from '@cornerstonejs/core';
import { cameraOf, rangeOf } from './gpu-camera.ts';
import { onEngineLost, theEngine } from './gpu-engine.ts';
import { gpuVolume } from './gpu-volume.ts';
import { offerImage } from './image-loader.ts';
import type { Painter, Picture, PictureSource } from '../picture.ts';

let count = 0;

/** What one viewport of Cornerstone is set to. */
export interface GpuPlace {
  readonly id: string;
  readonly element: HTMLDivElement;
  kind: PictureSource['kind'] | null;
  shows: string | null; // image or volume
}

/** A place for pictures in an element, under what else is in it. */
export function makePlace(element: HTMLElement): GpuPlace {
  const place = document.createElement('div');
  place.className = 'gpu-picture';
  element.prepend(place);
  return { id: `picture-${++count}`, element: place, kind: null, shows: null };
}

/**
 * Draws through Cornerstone on the graphics processor; our view is its camera. `onLost` takes over what it cannot draw,
 * and the last picture when the graphics processor is gone: nothing is drawn here any more then.
 */
export function makeGpuPainter(element: HTMLElement, onLost: (picture: Picture) => void): Painter {
  const place = makePlace(element);
  let wanted: Picture | undefined;
  let last: Picture | undefined;
  let isBusy = false;
  let isDisposed = false;
  const work = async (): Promise<void> => {
    isBusy = true;
    for (let next = wanted; next; next = wanted) {
      wanted = undefined;
      if (isDisposed) break;
      const isDrawn = await show(place, next).then(
        () => true,
        () => false,
      );
      if (!isDrawn && !isDisposed) onLost(next);
    }
    isBusy = false;
  };
  const stopListening = onEngineLost(() => {
    place.kind = null; // the engine it stood in is no more
    if (last && !isDisposed) onLost(last);
  });
  return {
    draw: (picture) => {
      place.element.hidden = false;
      last = picture;
      wanted = picture;
      if (!isBusy) void work();
    },
    clear: () => {
      place.element.hidden = true;
      last = undefined;
    },
    dispose: () => {
      isDisposed = true;
      stopListening();
      leave(place);
    },
  };
}

/** Takes a place away, and lets its picture go. */
export function leave(place: GpuPlace): void {
  if (place.kind) theEngine().disableElement(place.id);
  offerImage(place.id, null);
  place.element.remove();
}

/** Sets a place to a picture; it is drawn in the next frame. @throws what Cornerstone throws. */
export async function show(place: GpuPlace, picture: Picture): Promise<void> {
  const { source, voi, isInverted, view, size } = picture;
  const isNew = enable(place, source.kind);
  const viewport = theEngine().getViewport(place.id);
  if (viewport instanceof StackViewport && source.kind === 'image') {
    const imageId = offerImage(place.id, source);
    if (place.shows !== imageId) await viewport.setStack([imageId]);
    place.shows = imageId;
    const { slope, intercept } = source.frame.pixels; // stored values are what is on the card
    const { lower, upper } = rangeOf(voi);
    const voiRange = { lower: (lower - intercept) / slope, upper: (upper - intercept) / slope };
    viewport.setProperties({ voiRange, invert: isInverted });
  }
  if (viewport instanceof VolumeViewport && source.kind === 'volume') {
    offerImage(place.id, null);
    const volumeId = gpuVolume(source);
    if (place.shows !== volumeId) await viewport.setVolumes([{ volumeId }]);
    place.shows = volumeId;
    viewport.setProperties({ voiRange: rangeOf(voi), invert: isInverted });
  }
  if (!(viewport instanceof StackViewport) && !(viewport instanceof VolumeViewport)) return;
  if (Math.abs(place.element.clientWidth * devicePixelRatio - viewport.sWidth) > 1) theEngine().resize(true, true);
  viewport.setCamera(cameraOf({ view, size }));
  viewport.render();
  // Enabling one viewport clears what another drew in the same moment (5.14): all are drawn once more.
  if (isNew) requestAnimationFrame(() => theEngine().render());
}

function enable(place: GpuPlace, kind: PictureSource['kind']): boolean {
  if (place.kind === kind) return false;
  const type = kind === 'image' ? Enums.ViewportType.STACK : Enums.ViewportType.ORTHOGRAPHIC;
  const defaultOptions = kind === 'image' ? {} : { orientation: Enums.OrientationAxis.AXIAL };
  if (place.kind) theEngine().disableElement(place.id);
  theEngine().enableElement({ viewportId: place.id, type, element: place.element, defaultOptions });
  place.kind = kind;
  place.shows = null;
  return true;
}
