// The browser shell: the same program under Node, its window in an installed Chromium.
import { homedir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { rootAbove } from '../root-above.ts';
import type { RunningProgram, ShellParts } from '../../program.ts';
import { graphicsBackend, graphicsSwitches } from '../graphics-backend.ts';
import { BrowserShell } from './browser-shell.ts';

const root = rootAbove(import.meta.dirname);
const { values } = parseArgs({
  options: {
    library: { type: 'string' },
    'passphrase-file': { type: 'string' },
    'no-window': { type: 'boolean', default: false }, // only announces the address, for a browser that is already driven
  },
});

const dataFolder = (): string => {
  if (process.platform === 'win32') return path.join(process.env['APPDATA'] ?? homedir(), 'Phenoscope');
  if (process.platform === 'darwin') return path.join(homedir(), 'Library/Application Support/Phenoscope');
  return path.join(process.env['XDG_DATA_HOME'] ?? path.join(homedir(), '.local/share'), 'phenoscope');
};

const folder = values.library ? path.resolve(values.library) : path.join(dataFolder(), 'library');

let program: RunningProgram | undefined;
const end = async (): Promise<void> => {
  const running = program;
  program = undefined;
  await (running ?? shell).close(); // asked to end while still loading: only the browser is there
  process.exit(0);
};

let parts: ShellParts | undefined;
const ready = Promise.withResolvers<ShellParts>();
const shell = new BrowserShell({
  ready: ready.promise,
  serve: async (request, kind) => (await ready.promise).serve(request, kind),
  onPort: (port, kind) => parts?.onPort(port, kind),
  onClosed: () => void (values['no-window'] || end()),
  open: values['no-window']
    ? { kind: 'address', announce: (url) => process.stdout.write(`phenoscope: ${url}\n`) }
    : { kind: 'window', switches: graphicsSwitches(graphicsBackend(folder)) },
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void end());

// The browser takes longer to start than the program: it begins first, and the program is loaded meanwhile.
await shell.openWindow('viewer');
try {
  const { startProgram } = await import('../../program.ts');
  const { unlockUnattended } = await import('../../cli/unlock-unattended.ts');
  program = await startProgram({
    root,
    folder,
    makeShell: (made) => {
      parts = made;
      return shell;
    },
  });
  await unlockUnattended(program, values['passphrase-file']);
  if (parts) ready.resolve(parts);
} catch (error) {
  await shell.close();
  throw error;
}
