// Runs in the page. Both functions are handed to it as text: they use nothing from outside themselves.

export interface Drawings {
  readonly panes: Set<Element>; // drawn since the last key
  onDrawn: () => void;
}

declare global {
  interface Window {
    drawings?: Drawings;
  }
}

/** Notes each picture that is drawn in a viewport: on its canvas by the processor, or by Cornerstone. */
export function watchDrawing(): void {
  const drawings: Drawings = { panes: new Set(), onDrawn: () => undefined };
  window.drawings = drawings;
  const note = (pane: Element | null | undefined): void => {
    if (!pane) return;
    drawings.panes.add(pane);
    drawings.onDrawn();
  };
  const noteCanvas = (canvas: HTMLCanvasElement): void => {
    const pane = canvas.parentElement;
    if (pane?.matches('.viewport') && pane.firstElementChild === canvas) note(pane);
  };
  const { prototype } = CanvasRenderingContext2D;
  for (const name of ['drawImage', 'putImageData'] as const) {
    const draw = Reflect.get(prototype, name);
    Reflect.set(prototype, name, function drawAndNote(this: CanvasRenderingContext2D, ...args: unknown[]) {
      Reflect.apply(draw, this, args);
      noteCanvas(this.canvas);
    });
  }
  const onRendered = ({ target }: Event): void => note(target instanceof Element ? target.closest('.viewport') : null);
  document.addEventListener('CORNERSTONE_IMAGE_RENDERED', onRendered, true);
}

export interface Keys {
  readonly key: string;
  readonly times: number;
  readonly panes: number; // how many viewports must be drawn before a press counts as done
}

/** Presses a key, waits for what it draws, and so on. @returns ms of each press until it is drawn, and until its frame. */
export async function pressAndTime({ key, times, panes }: Keys): Promise<{ drawnMs: number[]; frameMs: number[] }> {
  const { drawings } = window;
  if (!drawings) throw new Error('nothing watches the drawing');
  const [drawnMs, frameMs]: [number[], number[]] = [[], []];
  for (let i = 0; i < times; i++) {
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`nothing was drawn after ${key} ${i + 1}`)), 120_000);
      const started = performance.now();
      drawings.panes.clear();
      drawings.onDrawn = () => {
        if (drawings.panes.size < panes) return;
        drawings.onDrawn = () => undefined;
        drawnMs.push(performance.now() - started);
        clearTimeout(timer);
        requestAnimationFrame(() => {
          frameMs.push(performance.now() - started);
          resolve();
        });
      };
      (document.activeElement ?? document.body).dispatchEvent(
        new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }),
      );
    });
  }
  return { drawnMs, frameMs };
}
