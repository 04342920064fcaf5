import { contextBridge, ipcRenderer, webUtils } from 'electron';

// Hands the window its port once and is then out of the way. A MessagePort cannot pass the context bridge, so it is
// forwarded by `window.postMessage`; the page says when it listens.
const ready = new Promise<void>((resolve) => {
  window.addEventListener('message', (event) => {
    if (event.source === window && event.data === 'phenoscope.ready') resolve();
  });
});
ipcRenderer.once('port', (event) => {
  void ready.then(() => window.postMessage('phenoscope.port', location.origin, event.ports));
});
ipcRenderer.send('port');

contextBridge.exposeInMainWorld('phenoscope', {
  /** Tokens for dropped files: the page never sees a path. */
  tokensOf: (files: readonly File[]): Promise<readonly string[]> =>
    ipcRenderer.invoke(
      'dropped',
      files.map((file) => webUtils.getPathForFile(file)),
    ),
});
