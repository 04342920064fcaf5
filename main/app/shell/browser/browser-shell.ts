import { AppError } from '../../../../models/base/app-error.ts';
import type { Port, Reply, Request as PortRequest } from '../../../../models/base/ipc/contract.ts';
import type { Shell, WindowKind } from '../shell.ts';
import { startChromium } from './chromium.ts';
import type { Chromium } from './chromium.ts';
import { startLoopback } from './loopback.ts';
import type { Loopback } from './loopback.ts';
import { printToPdf } from './print-to-pdf.ts';

export interface BrowserShellOptions {
  readonly ready: Promise<unknown>; // nothing is answered before
  readonly serve: (request: Request, kind: WindowKind) => Promise<Response>;
  readonly onPort: (port: Port<Reply, PortRequest>, kind: WindowKind) => void;
  readonly onClosed: () => void; // the last viewer window is gone
  /** `window` opens an app window; `address` only announces the URL, for a browser that is already driven. */
  readonly open:
    | { readonly kind: 'window'; readonly switches: readonly (readonly [name: string, value: string])[] }
    | { readonly kind: 'address'; readonly announce: (url: string) => void };
}

const hostPatienceMs = 20_000;

/** The same program in an installed Chromium: pages and port over guarded loopback servers. */
export class BrowserShell implements Shell {
  readonly kind = 'browser';
  readonly version = process.version;
  readonly keyRing = null; // a browser has no key ring to offer: the library opens by passphrase
  readonly #options: BrowserShellOptions;
  readonly #origins = new Map<WindowKind, Promise<Loopback>>();
  readonly #browsers = new Set<Chromium>();
  #host: Promise<boolean> | undefined;
  #hostConnected: (() => void) | undefined;

  constructor(options: BrowserShellOptions) {
    this.#options = options;
  }

  /** The window asks with its own file field and sends the bytes: there is no native dialog to open. */
  openDialog(): Promise<readonly string[]> {
    return Promise.reject(new AppError('shell.no-dialog'));
  }

  async openWindow(kind: WindowKind): Promise<void> {
    const url = (await this.#origin(kind)).ticket();
    if (this.#options.open.kind === 'address') return this.#options.open.announce(url);
    const switches = this.#options.open.switches.map(([name, value]) => (value ? `--${name}=${value}` : `--${name}`));
    const args = [`--app=${url}`, '--window-size=1440,900', ...switches];
    this.#keep(await startChromium({ args, pipe: false }));
  }

  openHost(): Promise<boolean> {
    this.#host ??= this.#startHost().catch((error: unknown) => {
      this.#host = undefined; // the next run tries again
      throw error;
    });
    return this.#host;
  }

  printToPdf(html: string): Promise<Uint8Array> {
    return printToPdf(html);
  }

  async close(): Promise<void> {
    for (const browser of this.#browsers) await browser.close();
    for (const origin of this.#origins.values()) (await origin).close();
  }

  async #startHost(): Promise<boolean> {
    const connected = new Promise<boolean>((resolve) => {
      this.#hostConnected = () => resolve(true);
      setTimeout(() => resolve(false), hostPatienceMs).unref();
    });
    const url = (await this.#origin('infer')).ticket();
    const browser = await startChromium({ args: ['--headless', url], pipe: false });
    this.#keep(browser);
    void browser.closed.finally(() => (this.#host = undefined)); // one that died is opened anew by the next run
    return connected;
  }

  #keep(browser: Chromium): void {
    this.#browsers.add(browser);
    void browser.closed.finally(() => this.#browsers.delete(browser));
  }

  #origin(kind: WindowKind): Promise<Loopback> {
    const known = this.#origins.get(kind);
    if (known) return known;
    const started = startLoopback({
      ready: this.#options.ready,
      serve: (request) => this.#options.serve(request, kind),
      onPort: (port) => {
        if (kind === 'infer') this.#hostConnected?.();
        this.#options.onPort(port, kind);
      },
      onLastClosed: () => {
        if (kind === 'viewer') this.#options.onClosed();
      },
    });
    this.#origins.set(kind, started);
    return started;
  }
}
