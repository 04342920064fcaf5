import type { BrowserWindowConstructorOptions } from 'electron';

/** LOOK 2 and 3: the page colour before the first paint, the smallest window, and a sandbox without Node. */
export const windowOptions = (preload: string): BrowserWindowConstructorOptions => ({
  width: 1440,
  height: 900,
  minWidth: 1024,
  minHeight: 700,
  show: false,
  backgroundColor: '#0B0D10',
  webPreferences: {
    preload,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webSecurity: true,
    spellcheck: false,
  },
});
