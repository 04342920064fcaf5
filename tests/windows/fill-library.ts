import { spawn } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect } from './app.ts';
import { root } from './open-app.ts';
import { reader } from './steps.ts';

/** A library of made files; whoever opens it finds it unlocked, until `closeFilled`. */
export async function fillLibrary(library: string, files: ReadonlyMap<string, Uint8Array>): Promise<void> {
  process.env['PHENOSCOPE_PASSPHRASE'] = reader.passphrase;
  const cd = `${library}-files`;
  await mkdir(cd, { recursive: true });
  await Promise.all([...files].map(([name, bytes]) => writeFile(path.join(cd, name), bytes)));
  const child = spawn(process.execPath, [path.join(root, 'main/app/cli/main.ts'), 'import', cd, '--library', library], {
    stdio: 'ignore',
  });
  const code = await new Promise((resolve) => child.once('exit', resolve));
  expect(code).toBe(0);
}

/** After a test with a filled library: the next one starts locked. */
export const closeFilled = (): void => {
  delete process.env['PHENOSCOPE_PASSPHRASE'];
};
