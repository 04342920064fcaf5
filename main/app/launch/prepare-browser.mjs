import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { findBrowser } from '../shell/browser/find-browser.ts';

const packages = ['chromium', 'fonts-dejavu-core'];

const isDebian = () => process.platform === 'linux' && existsSync('/usr/bin/apt-get');
const isUnattendedRoot = () => process.getuid?.() === 0 && !process.stdin.isTTY;

const apt = (args) =>
  spawnSync('apt-get', args, {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  }).status === 0;

/**
 * The browser of this machine. Where there is none, names the exact packages; as root with nobody at the keyboard it
 * installs them.
 *
 * @returns its path, or undefined after having said what is missing.
 */
export function prepareBrowser() {
  const found = findBrowser();
  if (found) return found;
  if (!isDebian()) {
    console.error('Missing: Chromium, Chrome or Edge. Install one of them, then start again.');
    return undefined;
  }
  const command = `apt-get install -y --no-install-recommends ${packages.join(' ')}`;
  if (!isUnattendedRoot()) {
    console.error(`Missing: Chromium. Install it with: ${command}`);
    return undefined;
  }
  console.log(`Missing: Chromium. Running: ${command}`);
  apt(['update', '-qq']);
  apt(['install', '-y', '-qq', '--no-install-recommends', ...packages]);
  return findBrowser();
}
