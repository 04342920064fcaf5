// Runs in the page, handed to it as text: it uses nothing from outside itself. `watchDrawing` notes the drawings.

export interface ReadKeys {
  readonly key: string;
  readonly times: number;
  readonly panes: number; // how many viewports must be drawn before a press counts as done
  readonly isWhole: boolean; // and all their images be there
}

/**
 * Presses a key, waits until what it draws is in its frame and a pixel of it was read back, and so on.
 *
 * @returns ms of each press, of its first drawing, and of all presses.
 */
export async function pressAndRead({
  key,
  times,
  panes,
  isWhole,
}: ReadKeys): Promise<{ ms: number[]; drawnMs: number[]; allMs: number }> {
  const { drawings } = window;
  if (!drawings) throw new Error('nothing watches the drawing');
  const probe = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  const readBack = (pane: Element): void => {
    const canvas = pane.querySelector('canvas');
    if (!canvas || !probe) throw new Error('nothing to read back');
    probe.drawImage(canvas, 0, 0, 1, 1);
    probe.getImageData(0, 0, 1, 1);
  };
  const isReady = (): boolean => {
    const shown = [...document.querySelectorAll<HTMLElement>('.viewport')];
    return shown.length >= panes && shown.every(({ dataset }) => dataset['status'] === 'ready');
  };
  const frame = (): Promise<number> => new Promise(requestAnimationFrame);
  // A key comes as a task of its own, never amid a frame: there its words would be shown a frame before its picture.
  const task = (): Promise<unknown> =>
    new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.addEventListener('message', resolve, { once: true });
      port1.start();
      port2.postMessage(null);
    });
  const [ms, drawnMs]: [number[], number[]] = [[], []];
  const begun = performance.now();
  for (let i = 0; i < times; i++) {
    await task();
    const started = performance.now();
    drawings.panes.clear();
    const drawn = new Promise<void>((resolve) => {
      drawings.onDrawn = () => {
        if (drawings.panes.size >= panes) resolve();
      };
    });
    (document.activeElement ?? document.body).dispatchEvent(
      new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }),
    );
    await drawn;
    await frame();
    drawnMs.push(performance.now() - started);
    if (isWhole) {
      while (!isReady()) await frame();
      await frame();
    }
    for (const pane of drawings.panes) if (pane.isConnected) readBack(pane);
    ms.push(performance.now() - started);
  }
  drawings.onDrawn = () => undefined;
  return { ms, drawnMs, allMs: performance.now() - begun };
}
