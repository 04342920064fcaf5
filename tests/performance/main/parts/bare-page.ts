import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';
import type { Browser } from '@playwright/test';
import { build } from 'vite';
import type { Bench } from '../measure.ts';
import { newPage } from './program-window.ts';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.wasm': 'application/wasm',
};

/** As the product's own pages are served: memory may be shared between threads. */
const isolated = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
} as const;

export interface ScrollTask {
  readonly images: number;
  readonly side: number;
  readonly width: number;
  readonly height: number;
}

/** What a page of a peer alone (mostly bare Cornerstone) is built from, and what it may ask for beside its own files. */
export interface BarePage {
  readonly html: string; // absolute path
  readonly bytes?: (path: string) => Uint8Array | undefined;
}

const bareScroll: BarePage = { html: path.join(import.meta.dirname, 'bare-scroll.html') };

/** Builds a page of bare Cornerstone and serves it on the loopback. */
export async function serveBarePage(
  { folder }: Pick<Bench, 'folder'>,
  { html, bytes }: BarePage = bareScroll,
): Promise<{ url: string; close: () => void }> {
  const outDir = path.join(folder, path.basename(html, '.html'));
  await build({
    configFile: false,
    logLevel: 'error',
    root: path.dirname(html),
    publicDir: false,
    base: './',
    worker: { format: 'es' },
    build: { outDir, target: 'chrome148', modulePreload: false, rolldownOptions: { input: html } },
  });
  const server = createServer((request, response) => {
    const asked = path.normalize(new URL(request.url ?? '/', 'http://bare').pathname);
    const type = types[path.extname(asked)] ?? 'application/octet-stream';
    const made = bytes?.(asked);
    const head = { 'content-type': type, ...isolated };
    if (made) return void response.writeHead(200, head).end(made);
    readFile(path.join(outDir, asked)).then(
      (file) => response.writeHead(200, head).end(file),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new TypeError('no port');
  return { url: `http://127.0.0.1:${address.port}/${path.basename(html)}`, close: () => server.close() };
}

/** One pass of bare Cornerstone over its warm stack, in a page of its own. */
export async function scrollBare(
  browser: Browser,
  url: string,
  task: ScrollTask,
): Promise<{ drawing: string; ms: number[] }> {
  const page = await newPage(browser);
  await page.goto(url);
  await page.waitForFunction(() => window.bareScroll !== undefined);
  const done = await page.evaluate((asked) => window.bareScroll?.(asked), task);
  await page.context().close();
  if (!done) throw new Error('the page of bare Cornerstone did not start');
  return done;
}
