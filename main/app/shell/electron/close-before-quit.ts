import type { ElectronApi } from './electron-shell.ts';

const patienceMs = 10_000;

/**
 * Lets the program close before the process ends: Electron waits for nobody. The first end is put off until `close` is
 * done, or takes longer than 10 s.
 */
export function closeBeforeQuit(app: Pick<ElectronApi['app'], 'on' | 'exit'>, close: () => Promise<void>): void {
  app.on('will-quit', (event) => {
    event.preventDefault();
    const end = (code: number): void => app.exit(code); // asks no more `will-quit`
    setTimeout(() => end(1), patienceMs);
    close().then(
      () => end(0),
      (error: unknown) => {
        process.stderr.write(`${String(error)}\n`);
        end(1);
      },
    );
  });
}
