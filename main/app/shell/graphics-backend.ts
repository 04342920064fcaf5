import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';

// Which graphics interface a window's process is started with must be known before the library is unlocked: it is the one
// setting that is repeated in the open, beside the library. Nothing of a patient follows from it. No schema reads it: the
// browser starts before the program is loaded.

const fileIn = (folder: string): string => path.join(folder, 'graphics.json');
const usual = 'default';

/** The choices of the setting `display.backend`; the first is the usual one. */
export const graphicsBackends: readonly string[] = [usual, 'd3d11', 'gl', 'metal', 'vulkan', 'swiftshader', 'off'];

/** What was set when the program ran last; the usual one when nothing was, or the file is none of ours. */
export function graphicsBackend(folder: string): string {
  try {
    const kept: unknown = JSON.parse(readFileSync(fileIn(folder), 'utf8'));
    return graphicsBackends.find((one) => hasBackend(kept) && kept.backend === one) ?? usual;
  } catch {
    return usual; // a window that opens in the usual way is where it is set again
  }
}

const hasBackend = (kept: unknown): kept is { readonly backend: unknown } =>
  typeof kept === 'object' && kept !== null && 'backend' in kept;

/** Keeps what is set for the next start. */
export async function keepGraphicsBackend(folder: string, backend: unknown): Promise<void> {
  if (graphicsBackend(folder) === backend) return;
  await writeFile(fileIn(folder), JSON.stringify({ schema: 1, backend }), { mode: 0o600 });
}

/** Chromium's switches for a backend, name and value. Software needs a word more since Chromium 137. */
export function graphicsSwitches(backend: string): readonly (readonly [name: string, value: string])[] {
  if (backend === usual) return [];
  if (backend === 'off') return [['disable-gpu', '']];
  const angle = [['use-gl', 'angle'] as const, ['use-angle', backend] as const];
  return backend === 'swiftshader' ? [...angle, ['enable-unsafe-swiftshader', '']] : angle;
}
