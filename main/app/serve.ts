import { readFile, realpath } from 'node:fs/promises';
import path from 'node:path';
import { isAppError } from '../../models/base/app-error.ts';
import type { Reason } from '../../models/base/result.ts';
import type { Context } from './context.ts';
import { rightsOf } from './shell/shell.ts';
import type { WindowKind } from './shell/shell.ts';

// One request handler for both shells: Electron's `protocol.handle` and the browser shell's loopback server call it with
// the same requests. The routes' `windows` are the permission table: what is not listed for a window does not exist for it.

export interface ByteRoute {
  readonly method: 'GET' | 'PUT';
  readonly path: RegExp; // against the decoded path, anchored
  readonly windows: readonly WindowKind[];
  answer(match: RegExpExecArray, request: Request, ctx: Context): Promise<Response>;
}

const policy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self'",
  "connect-src 'self'",
  "img-src 'self' blob: data:",
  "style-src 'self'",
  "style-src-attr 'unsafe-inline'",
  "font-src 'self'",
  "media-src 'self' blob:",
  "frame-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** On every answer, the worker scripts' too: a worker obeys its own response's policy. */
export const securityHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': policy,
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
  'cross-origin-resource-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
};

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.wasm': 'application/wasm',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.bcmap': 'application/octet-stream', // character maps and fonts that a PDF may take from its reader
  '.pfb': 'application/octet-stream',
};

/** The page each kind of window opens with. */
const firstPage: Readonly<Record<WindowKind, string>> = {
  viewer: '/index.html',
  second: '/second.html',
  infer: '/inference/host.html',
};

export interface ServeOptions {
  readonly root: string; // the built renderer
  readonly routes: readonly ByteRoute[];
  readonly contextFor: (signal: AbortSignal) => Context;
}

const refuse = (status: number, code: string, params: Reason['params'] = {}): Response =>
  Response.json({ code, params } satisfies Reason, { status });

const secured = (response: Response): Response => {
  for (const [name, value] of Object.entries(securityHeaders)) response.headers.set(name, value);
  return response;
};

/** Makes the handler of one program. Never throws: an unknown path is 404, a refusal is 4xx with its code and params as JSON. */
export function makeServe({
  root,
  routes,
  contextFor,
}: ServeOptions): (request: Request, kind: WindowKind) => Promise<Response> {
  const file = async (name: string): Promise<Response> => {
    const base = await realpath(root).catch(() => undefined); // a checkout whose windows are not built has none to give
    const wanted = base && (await realpath(path.resolve(base, `.${name}`)).catch(() => undefined));
    if (!wanted?.startsWith(base + path.sep)) return refuse(404, 'ipc.unknown');
    const type = types[path.extname(wanted).toLowerCase()];
    if (!type) return refuse(404, 'ipc.unknown');
    return new Response(new Uint8Array(await readFile(wanted)), { headers: { 'content-type': type } });
  };

  const bytes = async (name: string, request: Request, kind: WindowKind): Promise<Response | undefined> => {
    for (const route of routes) {
      const match =
        route.method === request.method && route.windows.includes(rightsOf(kind)) ? route.path.exec(name) : null;
      if (!match) continue;
      const ctx = contextFor(request.signal);
      try {
        return await route.answer(match, request, ctx);
      } catch (error) {
        if (isAppError(error))
          return refuse(error.code === 'library.locked' ? 403 : 422, error.code, { ...error.params });
        ctx.log.line('ipc.failed', {
          name: route.path.source,
          stack: error instanceof Error ? String(error.stack) : String(error),
        });
        return refuse(500, 'ipc.unexpected');
      }
    }
    return undefined;
  };

  return async (request, kind) => {
    let name: string;
    try {
      name = decodeURIComponent(new URL(request.url).pathname);
    } catch {
      return secured(refuse(400, 'ipc.bad-input'));
    }
    const routed = await bytes(name, request, kind);
    if (routed) return secured(routed);
    if (request.method !== 'GET') return secured(refuse(405, 'ipc.unknown'));
    return secured(await file(name === '/' ? firstPage[kind] : name));
  };
}
