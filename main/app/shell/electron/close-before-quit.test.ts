import { EventEmitter } from 'node:events';
import { expect, test, vi } from 'vitest';
import { closeBeforeQuit } from './close-before-quit.ts';

const quitting = (close: () => Promise<void>) => {
  const exit = vi.fn();
  const app = Object.assign(new EventEmitter(), { exit });
  closeBeforeQuit(app as unknown as Parameters<typeof closeBeforeQuit>[0], close);
  const preventDefault = vi.fn();
  app.emit('will-quit', { preventDefault });
  return { exit, preventDefault };
};

test('the process ends when the program has closed, not before', async () => {
  let closed = (): void => undefined;
  const { exit, preventDefault } = quitting(() => new Promise((resolve) => (closed = resolve)));
  expect(preventDefault).toHaveBeenCalled();
  expect(exit).not.toHaveBeenCalled();
  closed();
  await vi.waitFor(() => expect(exit).toHaveBeenCalledWith(0));
});

test('a program that never closes holds nobody longer than ten seconds', () => {
  vi.useFakeTimers();
  const { exit } = quitting(() => new Promise(() => undefined));
  vi.advanceTimersByTime(10_000);
  expect(exit).toHaveBeenCalledWith(1);
  vi.useRealTimers();
});
