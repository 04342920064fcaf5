import type * as electron from 'electron';
import type { BrowserWindow, MessagePortMain } from 'electron';
import { AppError } from '../../../../models/base/app-error.ts';
import type { Port, Reply, Request as PortRequest } from '../../../../models/base/ipc/contract.ts';
import type { OpenDialog, Shell, WindowKind } from '../shell.ts';
import type { Bounds, WindowPlaces } from '../window-places.ts';
import { electronKeyRing } from './key-ring.ts';
import { lockDown } from './lock-down.ts';
import { windowOptions } from './window-options.ts';

/** The Electron calls this shell makes; tests pass a fake. */
export type ElectronApi = Pick<
  typeof electron,
  | 'app'
  | 'BrowserWindow'
  | 'dialog'
  | 'ipcMain'
  | 'MessageChannelMain'
  | 'protocol'
  | 'safeStorage'
  | 'screen'
  | 'session'
>;

export interface ElectronShellOptions {
  readonly electron: ElectronApi;
  readonly preload: string; // absolute path of the built preload
  readonly serve: (request: Request, kind: WindowKind) => Promise<Response>;
  readonly onPort: (port: Port<Reply, PortRequest>, kind: WindowKind) => void;
  readonly onDropped: (paths: readonly string[]) => readonly string[]; // mints tokens
  readonly say: (code: string) => string; // the text of a code: a dialog is not drawn by a window
  readonly places: Pick<WindowPlaces, 'second' | 'keepSecond'>;
}

const hostPatienceMs = 20_000;
const kinds: readonly WindowKind[] = ['viewer', 'second', 'infer'];

const kindOf = (url: string): WindowKind | undefined => kinds.find((kind) => url.startsWith(`phenoscope://${kind}/`));

/** The product's shell: sandboxed windows on `phenoscope://<kind>`, one message port each. */
export class ElectronShell implements Shell {
  readonly kind = 'electron';
  readonly version = process.versions['electron'] ?? '';
  readonly keyRing;
  readonly #options: ElectronShellOptions;
  readonly #windows = new Map<number, { readonly window: BrowserWindow; readonly kind: WindowKind }>();
  #host: Promise<boolean> | undefined;
  #hostConnected: (() => void) | undefined;

  /** Call after `app.whenReady()`; the scheme must have been registered before. */
  constructor(options: ElectronShellOptions) {
    const { electron, serve } = options;
    this.#options = options;
    this.keyRing = electronKeyRing(electron.safeStorage);
    lockDown(electron);
    electron.protocol.handle('phenoscope', (request) => {
      const kind = kindOf(request.url);
      return kind ? serve(request, kind) : new Response(null, { status: 404 });
    });
    electron.ipcMain.on('port', (event) => {
      const entry = this.#windows.get(event.sender.id);
      if (entry && this.#isOwn(event.senderFrame?.url, entry.kind)) this.#connect(entry.window, entry.kind);
    });
    electron.ipcMain.handle('dropped', (event, paths: unknown) => {
      const entry = this.#windows.get(event.sender.id);
      if (entry?.kind !== 'viewer' || !this.#isOwn(event.senderFrame?.url, 'viewer')) throw new AppError('ipc.refused');
      if (!Array.isArray(paths) || !paths.every((item): item is string => typeof item === 'string'))
        throw new AppError('ipc.bad-input', { where: 'dropped' });
      return options.onDropped(paths.filter((item) => item !== ''));
    });
  }

  async openDialog({ title, kind, filters }: OpenDialog): Promise<readonly string[]> {
    const { say } = this.#options;
    const { canceled, filePaths } = await this.#options.electron.dialog.showOpenDialog({
      title: say(title),
      properties: kind === 'folder' ? ['openDirectory', 'multiSelections'] : ['openFile', 'multiSelections'],
      filters: filters.map(({ name, extensions }) => ({ name: say(name), extensions: [...extensions] })),
    });
    return canceled ? [] : filePaths;
  }

  async openWindow(kind: WindowKind): Promise<void> {
    await this.#open(kind, true);
  }

  openHost(): Promise<boolean> {
    this.#host ??= this.#startHost().catch((error: unknown) => {
      this.#host = undefined; // the next run may try again
      throw error;
    });
    return this.#host;
  }

  async printToPdf(html: string): Promise<Uint8Array> {
    const { BrowserWindow } = this.#options.electron;
    const window = new BrowserWindow({
      show: false,
      webPreferences: { sandbox: true, javascript: false, partition: 'print' },
    });
    try {
      await window.loadURL(`data:text/html;charset=utf-8;base64,${Buffer.from(html).toString('base64')}`);
      return await window.webContents.printToPDF({
        generateTaggedPDF: true,
        generateDocumentOutline: true,
        preferCSSPageSize: true,
        printBackground: true,
      });
    } finally {
      window.destroy();
    }
  }

  close(): Promise<void> {
    for (const { window } of this.#windows.values()) window.destroy();
    return Promise.resolve();
  }

  async #startHost(): Promise<boolean> {
    const connected = new Promise<boolean>((resolve) => {
      this.#hostConnected = () => resolve(true);
      setTimeout(() => resolve(false), hostPatienceMs).unref();
    });
    await this.#open('infer', false);
    return connected;
  }

  async #open(kind: WindowKind, visible: boolean): Promise<void> {
    const { BrowserWindow } = this.#options.electron;
    const place = kind === 'second' ? this.#secondPlace() : undefined;
    const window = new BrowserWindow({ ...windowOptions(this.#options.preload), ...place });
    const { id } = window.webContents;
    this.#windows.set(id, { window, kind });
    window.once('closed', () => {
      this.#windows.delete(id);
      if (kind === 'infer') this.#host = undefined; // a host that died is opened anew by the next run
      if (![...this.#windows.values()].some((left) => left.kind === 'viewer')) void this.close(); // nobody would see the rest
    });
    if (kind === 'second') window.on('close', () => this.#keepSecondPlace(window));
    if (visible) window.once('ready-to-show', () => window.show());
    await window.loadURL(`phenoscope://${kind}/`);
  }

  /** Where it stood at this desk, else a display that no viewer stands on; undefined where there is one display alone. */
  #secondPlace(): Bounds | undefined {
    const { screen } = this.#options.electron;
    const viewers = [...this.#windows.values()].filter(({ kind }) => kind === 'viewer');
    const taken = new Set(viewers.map(({ window }) => screen.getDisplayMatching(window.getBounds()).id));
    return this.#options.places.second(screen.getAllDisplays(), taken);
  }

  #keepSecondPlace(window: BrowserWindow): void {
    const { places, electron } = this.#options;
    // A folder that cannot be written to costs the next opening its place, nothing else.
    places.keepSecond(electron.screen.getAllDisplays(), window.getBounds()).catch(() => undefined);
  }

  #isOwn(url: string | undefined, kind: WindowKind): boolean {
    return url !== undefined && kindOf(url) === kind;
  }

  #connect(window: BrowserWindow, kind: WindowKind): void {
    const { port1, port2 } = new this.#options.electron.MessageChannelMain();
    window.webContents.postMessage('port', null, [port2]);
    this.#options.onPort(overMessagePort(port1), kind);
    if (kind === 'infer') this.#hostConnected?.();
  }
}

const overMessagePort = (port: MessagePortMain): Port<Reply, PortRequest> => ({
  send: (message) => port.postMessage(message),
  listen: (onMessage, onClose) => {
    // Only our own preload holds the other end; the router checks what it says against the contract.
    port.on('message', ({ data }) => onMessage(data as PortRequest));
    port.on('close', onClose);
    port.start();
  },
  close: () => port.close(),
});
