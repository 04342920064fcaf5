import { cache, Enums, eventTarget, RenderingEngine } from '@cornerstonejs/core';
import { noteLoss } from '../drawing/recover.ts';
import { startCornerstone } from './image-loader.ts';

let engine: RenderingEngine | undefined;
const listeners = new Set<() => void>();

/** The one engine of the window: a volume drawn by a second one stays blank, even after the first is destroyed. */
export function theEngine(): RenderingEngine {
  if (!engine) {
    startCornerstone();
    engine = new RenderingEngine('phenoscope');
    eventTarget.addEventListener(Enums.Events.WEBGL_CONTEXT_LOST, loseEngine);
  }
  return engine;
}

/** Called when the graphics processor is gone, with all that was on it. @returns ends it. */
export function onEngineLost(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** The next one is made anew, by whoever draws first: with volumes and images of its own. */
function loseEngine(): void {
  if (!engine) return; // its other contexts tell the same loss
  dropEngine();
  for (const listener of listeners) listener();
  noteLoss();
}

/** Ends an engine that draws nothing: its contexts are wanted by nobody. */
export function dropIdleEngine(): void {
  if (engine?.getViewports().length === 0) dropEngine();
}

/** Ends the engine, where there is one: its contexts, and all that lies on the graphics processor. */
function dropEngine(): void {
  const gone = engine;
  engine = undefined;
  eventTarget.removeEventListener(Enums.Events.WEBGL_CONTEXT_LOST, loseEngine);
  try {
    gone?.destroy();
  } catch {
    // what it held is lost: it has nothing left to put away
  }
  cache.purgeCache();
}
