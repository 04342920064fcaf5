import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const module = fileURLToPath(new URL('./run-child.mjs', import.meta.url));

/** Runs a program through `runChild` in a process of its own, and asks that process to stop once the program has begun. */
const ended = (program: string, signal: NodeJS.Signals | null): Promise<number | null> =>
  new Promise((resolve, reject) => {
    const text = `import { runChild } from ${JSON.stringify(module)};
      process.exitCode = await runChild(process.execPath, ['-e', ${JSON.stringify(program)}]);`;
    const own = spawn(process.execPath, ['--input-type=module', '-e', text], { stdio: ['ignore', 'pipe', 'inherit'] });
    own.stdout.once('data', () => signal && own.kill(signal));
    own.once('error', reject);
    own.once('exit', resolve);
  });

const waits = "console.log('begun'); setInterval(() => {}, 1000);";

test('what stops the launcher is handed on, and it ends with the exit code of what it started', async () => {
  expect(await ended("console.log('begun'); process.exitCode = 3;", null)).toBe(3);
  expect(await ended(`process.on('SIGTERM', () => process.exit(130)); ${waits}`, 'SIGTERM')).toBe(130);
});

test.skipIf(process.platform === 'win32')('a program that a signal ended is told as shells tell it', async () => {
  expect(await ended(waits, 'SIGTERM')).toBe(128 + 15);
});
