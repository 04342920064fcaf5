import { EventEmitter } from 'node:events';
import { expect, test, vi } from 'vitest';
import { ElectronShell } from './electron-shell.ts';
import type { ElectronApi } from './electron-shell.ts';
import { WindowPlaces } from '../window-places.ts';
import { windowOptions } from './window-options.ts';

// A fake of the few Electron calls the shell makes. It shows that the shell calls them rightly; it does not show Electron.

class FakeContents extends EventEmitter {
  readonly id: number;
  readonly posted: unknown[][] = [];
  openHandler: (() => { action: string }) | undefined;
  constructor(id: number) {
    super();
    this.id = id;
  }
  postMessage(...message: unknown[]): void {
    this.posted.push(message);
  }
  setWindowOpenHandler(handler: () => { action: string }): void {
    this.openHandler = handler;
  }
  getURL(): string {
    return 'phenoscope://viewer/';
  }
  printToPDF(): Promise<Uint8Array> {
    return Promise.resolve(new Uint8Array([0x25, 0x50, 0x44, 0x46]));
  }
}

const desk = {
  a: { x: 0, y: 0, width: 1920, height: 1080 },
  b: { x: 1920, y: 0, width: 2560, height: 1440 },
};

const makeFake = (
  storage: { available: boolean; backend: string } = { available: true, backend: 'gnome_libsecret' },
) => {
  const windows: FakeWindow[] = [];
  class FakeWindow extends EventEmitter {
    readonly webContents = new FakeContents(windows.length + 1);
    readonly options: unknown;
    url = '';
    isDestroyed = false;
    constructor(options: unknown) {
      super();
      this.options = options;
      windows.push(this);
    }
    loadURL(url: string): Promise<void> {
      this.url = url;
      return Promise.resolve();
    }
    show(): void {
      this.emit('shown');
    }
    getBounds() {
      return { x: 0, y: 0, width: 1440, height: 900 };
    }
    destroy(): void {
      this.isDestroyed = true;
      this.emit('closed');
    }
  }
  const app = new EventEmitter();
  const ipcMain = Object.assign(new EventEmitter(), {
    handlers: new Map<string, (...args: unknown[]) => unknown>(),
    handle(name: string, handler: (...args: unknown[]) => unknown) {
      this.handlers.set(name, handler);
    },
  });
  const port = (): EventEmitter =>
    Object.assign(new EventEmitter(), { start: vi.fn(), close: vi.fn(), postMessage: vi.fn() });
  const state: { serve?: (request: Request) => unknown; cancelled?: (url: string) => boolean } = {};
  const api = {
    app,
    ipcMain,
    BrowserWindow: FakeWindow,
    MessageChannelMain: class {
      readonly port1 = port();
      readonly port2 = port();
    },
    dialog: { showOpenDialog: () => Promise.resolve({ canceled: false, filePaths: ['/studies/one'] }) },
    protocol: { handle: (_scheme: string, handler: (request: Request) => unknown) => (state.serve = handler) },
    safeStorage: {
      isEncryptionAvailable: () => storage.available,
      getSelectedStorageBackend: () => storage.backend,
      encryptString: (text: string) => Buffer.from(text).reverse(),
      decryptString: (bytes: Buffer) => Buffer.from(bytes).reverse().toString(),
    },
    screen: {
      getAllDisplays: () => [
        { id: 1, label: 'A', bounds: desk.a, workArea: desk.a },
        { id: 2, label: 'B', bounds: desk.b, workArea: { ...desk.b, height: 1400 } },
      ],
      getDisplayMatching: ({ x }: { x: number }) => ({ id: x < 1920 ? 1 : 2 }),
    },
    session: {
      defaultSession: {
        setPermissionRequestHandler: vi.fn(),
        setPermissionCheckHandler: vi.fn(),
        webRequest: {
          onBeforeRequest: (
            listener: (details: { url: string }, done: (answer: { cancel: boolean }) => void) => void,
          ) => {
            state.cancelled = (url) => {
              let cancel = false;
              listener({ url }, (answer) => (cancel = answer.cancel));
              return cancel;
            };
          },
        },
      },
    },
  };
  return { api: api as unknown as ElectronApi, windows, ipcMain, app, state };
};

const open = (fake = makeFake()) => {
  const onPort = vi.fn();
  const shell = new ElectronShell({
    electron: fake.api,
    preload: '/dist/preload/preload.cjs',
    serve: () => Promise.resolve(new Response('page')),
    onPort,
    onDropped: (paths) => paths.map((path) => `token of ${path}`),
    say: (code) => `text of ${code}`,
    places: new WindowPlaces('/nowhere'),
  });
  return { ...fake, shell, onPort };
};

test('windows are sandboxed, isolated and without Node', () => {
  expect(windowOptions('/p.cjs').webPreferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webSecurity: true,
  });
});

test('a viewer opens on its own origin and gets one port when its main frame asks', async () => {
  const { shell, windows, ipcMain, onPort } = open();
  await shell.openWindow('viewer');
  expect(windows[0]?.url).toBe('phenoscope://viewer/');
  ipcMain.emit('port', { sender: { id: 1 }, senderFrame: { url: 'https://evil.example/' } });
  ipcMain.emit('port', { sender: { id: 9 }, senderFrame: { url: 'phenoscope://viewer/' } });
  expect(onPort).not.toHaveBeenCalled();
  ipcMain.emit('port', { sender: { id: 1 }, senderFrame: { url: 'phenoscope://viewer/' } });
  expect(onPort).toHaveBeenCalledWith(expect.anything(), 'viewer');
  expect(windows[0]?.webContents.posted).toHaveLength(1);
});

test('a second reading window opens on the display that no viewer stands on, and goes with the last viewer', async () => {
  const { shell, windows } = open();
  await shell.openWindow('viewer');
  await shell.openWindow('second');
  expect(windows[1]?.url).toBe('phenoscope://second/');
  expect(windows[1]?.options).toMatchObject({ x: 1920, y: 0, width: 2560, height: 1400 });
  windows[0]?.destroy();
  expect(windows[1]?.isDestroyed).toBe(true);
});

test('a second reading window that was closed opens again where it stood', async () => {
  const { shell, windows } = open();
  await shell.openWindow('viewer');
  await shell.openWindow('second');
  windows[1]?.emit('close');
  windows[1]?.destroy();
  await shell.openWindow('second');
  expect(windows[2]?.options).toMatchObject({ x: 0, y: 0, width: 1440, height: 900 }); // as the fake stands
});

test('the host window stays hidden and counts as there when it is connected', async () => {
  const { shell, windows, ipcMain } = open();
  const opened = shell.openHost();
  await vi.waitFor(() => expect(windows[0]?.url).toBe('phenoscope://infer/'));
  ipcMain.emit('port', { sender: { id: 1 }, senderFrame: { url: 'phenoscope://infer/' } });
  expect(await opened).toBe(true);
});

test('with the last viewer the hidden host goes too, so that the program ends', async () => {
  const { shell, windows } = open();
  await Promise.all([shell.openWindow('viewer'), shell.openWindow('viewer')]);
  void shell.openHost();
  const [first, second, host] = windows;
  first?.destroy();
  expect(host?.isDestroyed).toBe(false);
  second?.destroy();
  expect(host?.isDestroyed).toBe(true);
});

test('of all permissions a page has one: to write text to the clipboard', () => {
  const { api } = open();
  const { calls } = vi.mocked(api.session.defaultSession.setPermissionCheckHandler).mock;
  const isAllowed = calls[0]?.[0] as (contents: null, permission: string) => boolean;
  expect(
    ['clipboard-sanitized-write', 'clipboard-read', 'media', 'geolocation'].filter((one) => isAllowed(null, one)),
  ).toEqual(['clipboard-sanitized-write']);
});

test('foreign schemes are cancelled, navigation and new windows refused', () => {
  const { app, state } = open();
  expect(state.cancelled?.('https://example.org/')).toBe(true);
  expect(state.cancelled?.('file:///etc/passwd')).toBe(true);
  expect(state.cancelled?.('phenoscope://viewer/')).toBe(false);
  const contents = new FakeContents(1);
  app.emit('web-contents-created', {}, contents);
  const navigate = (url: string): boolean => {
    const preventDefault = vi.fn();
    contents.emit('will-navigate', { url, preventDefault });
    return preventDefault.mock.calls.length === 0;
  };
  expect(['https://example.org/', 'phenoscope://infer/', 'phenoscope://viewer/'].map(navigate)).toEqual([
    false,
    false,
    true, // the same page anew: what a lock does
  ]);
  expect(contents.openHandler?.()).toEqual({ action: 'deny' });
});

test('an unknown origin of the scheme is not served', async () => {
  const { state } = open();
  expect(await state.serve?.(new Request('phenoscope://other/'))).toMatchObject({ status: 404 });
  expect(await state.serve?.(new Request('phenoscope://viewer/'))).toMatchObject({ status: 200 });
});

test('dropped paths become tokens, for the viewer only', async () => {
  const { shell, ipcMain } = open();
  await shell.openWindow('viewer');
  const dropped = ipcMain.handlers.get('dropped');
  const event = { sender: { id: 1 }, senderFrame: { url: 'phenoscope://viewer/' } };
  expect(dropped?.(event, ['/a', ''])).toEqual(['token of /a']);
  expect(() => dropped?.({ ...event, senderFrame: { url: 'phenoscope://infer/' } }, ['/a'])).toThrow('ipc.refused');
  expect(() => dropped?.(event, [1])).toThrow('ipc.bad-input');
});

test('the key ring keeps a secret; basic_text counts as none', async () => {
  const { shell } = open();
  const secret = new Uint8Array([1, 2, 3]);
  const ring = shell.keyRing;
  expect(ring && (await ring.reveal(await ring.protect(secret)))).toEqual(Buffer.from(secret));
  if (process.platform === 'linux')
    expect(open(makeFake({ available: true, backend: 'basic_text' })).shell.keyRing).toBeNull();
  expect(open(makeFake({ available: false, backend: '' })).shell.keyRing).toBeNull();
});

test('a document is printed in a window that is gone afterwards', async () => {
  const { shell, windows } = open();
  expect([...(await shell.printToPdf('<p>x</p>'))].slice(0, 4)).toEqual([0x25, 0x50, 0x44, 0x46]);
  expect(windows[0]?.isDestroyed).toBe(true);
});
