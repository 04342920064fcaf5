import { randomBytes, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { WebSocket } from 'ws';
import { AppError } from '../../../../models/base/app-error.ts';
import type { Port, Reply, Request as PortRequest } from '../../../../models/base/ipc/contract.ts';
import { securityHeaders } from '../../serve.ts';

// One loopback port, so one origin, per kind of window. The first request carries a single-use token in its query and
// gets a SameSite=Strict cookie named after the port; every later request needs the cookie, the right Host and no
// foreign Origin. One client a token: a second use of the token is refused.

export interface LoopbackOptions {
  /** Requests and ports wait for it: the browser starts while the program is still loading. */
  readonly ready: Promise<unknown>;
  readonly serve: (request: Request) => Promise<Response>;
  readonly onPort: (port: Port<Reply, PortRequest>) => void;
  readonly onLastClosed: () => void;
}

export interface Loopback {
  /** A URL that works once. */
  ticket(): string;
  close(): void;
}

const maxMessageBytes = 4 * 1024 * 1024;
const graceMs = 5000; // a reload closes the socket and opens another; what it fetches on the way is a sign of life

const same = (a: string, b: string): boolean =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));

/** Starts the guarded server on a port the system chooses, on 127.0.0.1 only. */
export async function startLoopback(options: LoopbackOptions): Promise<Loopback> {
  const guard = new Guard();
  const sockets = new WebSocketServer({ noServer: true, maxPayload: maxMessageBytes });
  let closing: NodeJS.Timeout | undefined;
  const server = createServer((request, response) => {
    if (guard.admits(request)) closing?.refresh();
    void answer(request, response, guard, options);
  });
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    if (request.url !== '/port' || !guard.admits(request) || request.headers.origin !== guard.origin)
      return void socket.destroy();
    const take = (client: WebSocket): void => {
      clearTimeout(closing);
      client.on('close', () => {
        if (sockets.clients.size > 0) return;
        closing = setTimeout(options.onLastClosed, graceMs);
        closing.unref();
      });
      options.onPort(overSocket(client));
    };
    void options.ready.then(() => sockets.handleUpgrade(request, socket, head, take));
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new AppError('shell.no-port');
  guard.port = address.port;
  return {
    ticket: () => guard.ticket(),
    close: () => {
      for (const client of sockets.clients) client.terminate();
      server.close();
      server.closeAllConnections();
    },
  };
}

class Guard {
  port = 0;
  readonly #tickets = new Set<string>();
  readonly #sessions = new Set<string>();

  get origin(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  ticket(): string {
    const token = randomBytes(32).toString('hex');
    this.#tickets.add(token);
    return `${this.origin}/?ticket=${token}`;
  }

  /** Exchanges a ticket for a cookie header, once. */
  redeem(ticket: string): string | undefined {
    if (!this.#tickets.delete(ticket)) return undefined;
    const session = randomBytes(32).toString('hex');
    this.#sessions.add(session);
    return `phenoscope-${this.port}=${session}; Path=/; HttpOnly; SameSite=Strict`;
  }

  admits(request: IncomingMessage): boolean {
    if (!this.isOurs(request)) return false;
    const name = `phenoscope-${this.port}=`;
    const given = (request.headers.cookie ?? '')
      .split(/; */)
      .find((part) => part.startsWith(name))
      ?.slice(name.length);
    return given !== undefined && [...this.#sessions].some((session) => same(session, given));
  }

  /** The right Host (no rebinding), and no other Origin. */
  isOurs({ headers }: IncomingMessage): boolean {
    return (
      headers.host === `127.0.0.1:${this.port}` && (headers.origin === undefined || headers.origin === this.origin)
    );
  }
}

const answer = async (
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  guard: Guard,
  { ready, serve }: LoopbackOptions,
): Promise<void> => {
  const url = new URL(incoming.url ?? '/', guard.origin);
  const ticket = url.searchParams.get('ticket');
  if (ticket !== null && url.pathname === '/' && guard.isOurs(incoming)) {
    const cookie = guard.redeem(ticket);
    if (cookie) return void outgoing.writeHead(303, { ...securityHeaders, 'set-cookie': cookie, location: '/' }).end();
  }
  if (!guard.admits(incoming)) return void outgoing.writeHead(403, securityHeaders).end();
  const aborter = new AbortController();
  outgoing.once('close', () => aborter.abort());
  const method = incoming.method ?? 'GET';
  const hasBody = method !== 'GET' && method !== 'HEAD';
  const body = hasBody ? { body: Readable.toWeb(incoming) as ReadableStream<Uint8Array>, duplex: 'half' as const } : {};
  const headers = Object.entries(incoming.headers).flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' ? [[name, value]] : [],
  );
  await ready;
  const response = await serve(new Request(url, { method, headers, signal: aborter.signal, ...body }));
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  if (!response.body) return void outgoing.end();
  Readable.fromWeb(response.body)
    .on('error', () => outgoing.destroy())
    .pipe(outgoing);
};

const overSocket = (socket: WebSocket): Port<Reply, PortRequest> => ({
  send: (message) => socket.readyState === socket.OPEN && socket.send(JSON.stringify(message)),
  listen: (onMessage, onClose) => {
    socket.on('message', (text: Buffer) => {
      const message = readMessage(text.toString('utf8'));
      if (message) onMessage(message);
      else socket.close(1008);
    });
    socket.on('close', onClose);
  },
  close: () => socket.close(),
});

const readMessage = (text: string): PortRequest | undefined => {
  try {
    const message: unknown = JSON.parse(text);
    return isRequest(message) ? message : undefined;
  } catch {
    return undefined;
  }
};

const isRequest = (message: unknown): message is PortRequest =>
  typeof message === 'object' &&
  message !== null &&
  'id' in message &&
  Number.isSafeInteger(message.id) &&
  'type' in message &&
  (message.type === 'cancel' || (message.type === 'ask' && 'name' in message && typeof message.name === 'string'));
