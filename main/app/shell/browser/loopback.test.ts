import { request } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { startLoopback } from './loopback.ts';
import type { Loopback } from './loopback.ts';

let loopback: Loopback | undefined;
afterEach(() => loopback?.close());

const start = async (): Promise<{
  ticket: URL;
  ask: (
    path: string,
    headers?: Record<string, string>,
  ) => Promise<{ status: number; headers: Record<string, unknown> }>;
}> => {
  loopback = await startLoopback({
    ready: Promise.resolve(),
    serve: () => Promise.resolve(new Response('page')),
    onPort: (port) =>
      port.listen(
        () => undefined,
        () => undefined,
      ),
    onLastClosed: () => undefined,
  });
  const ticket = new URL(loopback.ticket());
  const ask = (path: string, headers: Record<string, string> = {}) =>
    new Promise<{ status: number; headers: Record<string, unknown> }>((resolve, reject) => {
      const sent = request({ host: '127.0.0.1', port: ticket.port, path, headers }, (response) => {
        response.resume();
        resolve({ status: response.statusCode ?? 0, headers: response.headers });
      });
      sent.once('error', reject).end();
    });
  return { ticket, ask };
};

const cookieOf = (headers: Record<string, unknown>): string => String(headers['set-cookie']).split(';')[0] ?? '';

test('a ticket works once and becomes a strict cookie', async () => {
  const { ticket, ask } = await start();
  const first = await ask(ticket.pathname + ticket.search);
  expect(first.status).toBe(303);
  expect(String(first.headers['set-cookie'])).toMatch(/HttpOnly; SameSite=Strict/);
  expect((await ask('/', { cookie: cookieOf(first.headers) })).status).toBe(200);
  expect((await ask(ticket.pathname + ticket.search)).status).toBe(403);
});

test('without the cookie nothing is served', async () => {
  const { ask } = await start();
  expect((await ask('/')).status).toBe(403);
  expect((await ask('/pixels/1/0', { cookie: 'phenoscope=guess' })).status).toBe(403);
});

test('another Host or Origin is refused, cookie or not', async () => {
  const { ticket, ask } = await start();
  const cookie = cookieOf((await ask(ticket.pathname + ticket.search)).headers);
  expect((await ask('/', { cookie, host: `evil.example:${ticket.port}` })).status).toBe(403);
  expect((await ask('/', { cookie, origin: 'http://evil.example' })).status).toBe(403);
});

test('the port needs cookie and own origin', async () => {
  const { ticket, ask } = await start();
  const cookie = cookieOf((await ask(ticket.pathname + ticket.search)).headers);
  const connect = (headers: Record<string, string>): Promise<string> =>
    new Promise((resolve) => {
      const socket = new WebSocket(`ws://127.0.0.1:${ticket.port}/port`, { headers });
      socket.once('open', () => resolve('open'));
      socket.once('error', () => resolve('refused'));
    });
  expect(await connect({ cookie, origin: ticket.origin })).toBe('open');
  expect(await connect({ cookie, origin: 'http://evil.example' })).toBe('refused');
  expect(await connect({ origin: ticket.origin })).toBe('refused');
});
