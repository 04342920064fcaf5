// What Electron starts. With its neighbours and preload.ts, the only files that know Electron.
import path from 'node:path';
import * as electron from 'electron';
import { textOf } from '../../cli/text-of.ts';
import { startProgram } from '../../program.ts';
import { closeBeforeQuit } from './close-before-quit.ts';
import { graphicsBackend, graphicsSwitches } from '../graphics-backend.ts';
import { WindowPlaces } from '../window-places.ts';
import { ElectronShell } from './electron-shell.ts';

electron.protocol.registerSchemesAsPrivileged([
  {
    scheme: 'phenoscope',
    privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
  },
]);
electron.app.enableSandbox();

if (electron.app.requestSingleInstanceLock()) {
  const root = electron.app.getAppPath();
  const folder = process.env['PHENOSCOPE_LIBRARY'] ?? path.join(electron.app.getPath('userData'), 'library');
  for (const [name, value] of graphicsSwitches(graphicsBackend(folder)))
    electron.app.commandLine.appendSwitch(name, value);
  await electron.app.whenReady();
  const program = await startProgram({
    root,
    folder,
    makeShell: ({ serve, onPort, mint }) =>
      new ElectronShell({
        electron,
        preload: path.join(root, 'dist/preload/preload.cjs'),
        serve,
        onPort,
        onDropped: (paths) => paths.map(mint),
        say: (code) => textOf(root, { code, params: {} }),
        places: new WindowPlaces(folder),
      }),
  });
  electron.app.on('second-instance', () => void program.shell.openWindow('viewer'));
  electron.app.on('window-all-closed', () => electron.app.quit());
  closeBeforeQuit(electron.app, () => program.close());
  await program.shell.openWindow('viewer');
} else {
  electron.app.quit();
}
