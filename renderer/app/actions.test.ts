import { expect, test, vi } from 'vitest';

/** What the window's port looks for in a browser; nothing answers. */
class SilentSocket {
  addEventListener = (): void => undefined;
  send = (): void => undefined;
}

test('no key stands for two actions of one page', async () => {
  vi.stubGlobal('location', new URL('http://127.0.0.1/'));
  vi.stubGlobal('WebSocket', SilentSocket);
  const { actions } = await import('./actions.ts');
  const reached = actions.flatMap(({ id, keys, pages }) => keys.map((key) => ({ id, key, pages })));
  const clashes = reached.flatMap((one, i) =>
    reached
      .slice(i + 1)
      .filter(({ key }) => key === one.key)
      .filter(({ pages }) => pages === 'all' || one.pages === 'all' || pages.some((page) => one.pages.includes(page)))
      .map(({ id }) => `${one.key}: ${one.id}, ${id}`),
  );
  expect(reached.length).toBeGreaterThan(50);
  expect(clashes).toEqual([]);
});
