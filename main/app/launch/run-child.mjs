import { spawn } from 'node:child_process';
import { constants } from 'node:os';

/**
 * Runs a program in this one's stead and waits for its end, also when it is asked to stop: what stops this one is handed on.
 * A terminal tells both at Ctrl-C; a service manager tells this one alone.
 *
 * @returns its exit code; of one that a signal ended, 128 and the signal's number, as shells have it.
 */
export function runChild(file, args, options = {}) {
  const child = spawn(file, args, { stdio: 'inherit', ...options });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(code ?? 128 + (constants.signals[signal] ?? 0)));
  });
}
