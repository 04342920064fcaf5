import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { prepareBrowser } from './prepare-browser.mjs';

const connectLimitMs = 10_000;
const binaries = { darwin: 'dist/Electron.app/Contents/MacOS/Electron', win32: 'dist/electron.exe' };

/** The electron package's own binary, when it has been fetched and is the version the package names. */
const installedElectron = (root) => {
  const folder = path.join(root, 'node_modules/electron');
  const file = path.join(folder, binaries[process.platform] ?? 'dist/electron');
  if (!existsSync(file)) return undefined;
  const { version } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  const found = readFileSync(path.join(folder, 'dist/version'), 'utf8').trim().replace(/^v/, '');
  return found === version ? file : undefined;
};

/** Asks for the binary once; a closed network answers within the connect limit. */
const fetchElectron = async (root) => {
  try {
    await fetch('https://github.com/electron/electron/releases', {
      method: 'HEAD',
      signal: AbortSignal.timeout(connectLimitMs),
    });
  } catch {
    return undefined;
  }
  console.log('Fetching Electron (once) …');
  spawnSync(process.execPath, [path.join(root, 'node_modules/electron/install.js')], { stdio: 'inherit' });
  return installedElectron(root);
};

/**
 * PHENOSCOPE_ELECTRON → the electron package's binary (fetched by `npm start` only) → Chromium, Chrome or Edge.
 *
 * @returns `{ kind: 'electron' | 'browser' | 'none', path?, says }`, `says` being the one line for the person.
 */
export async function chooseShell(root, { mayFetch }) {
  const named = process.env.PHENOSCOPE_ELECTRON;
  if (named && existsSync(named))
    return { kind: 'electron', path: named, says: `Shell: Electron, named by PHENOSCOPE_ELECTRON (${named}).` };
  if (named) return { kind: 'none', says: `PHENOSCOPE_ELECTRON names no file: ${named}` };
  const installed = installedElectron(root) ?? (mayFetch ? await fetchElectron(root) : undefined);
  if (installed) return { kind: 'electron', path: installed, says: 'Shell: Electron, from its npm package.' };
  const browser = prepareBrowser();
  if (!browser) return { kind: 'none', says: 'No Electron and no Chromium, Chrome or Edge on this machine.' };
  return {
    kind: 'browser',
    path: browser,
    env: { PHENOSCOPE_BROWSER: browser },
    says: `Shell: ${path.basename(browser)} (no Electron binary on this machine${mayFetch ? ', none could be fetched' : ''}).`,
  };
}
