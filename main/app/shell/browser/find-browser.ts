import { accessSync, constants } from 'node:fs';
import path from 'node:path';

// Installed Chromium-family browsers, most wanted first. `PHENOSCOPE_BROWSER` names one by hand.
const onPath = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];
const wellKnown: Readonly<Record<string, readonly string[]>> = {
  darwin: [
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: ['Google/Chrome/Application/chrome.exe', 'Microsoft/Edge/Application/msedge.exe'].flatMap((file) =>
    [process.env['PROGRAMFILES'], process.env['PROGRAMFILES(X86)'], process.env['LOCALAPPDATA']].flatMap((root) =>
      root ? [path.join(root, file)] : [],
    ),
  ),
};

const isRunnable = (file: string): boolean => {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/** The browser this machine has, or undefined. Looks, and never fetches. */
export function findBrowser(): string | undefined {
  const named = process.env['PHENOSCOPE_BROWSER'];
  if (named) return isRunnable(named) ? named : undefined;
  const folders = (process.env['PATH'] ?? '').split(path.delimiter).filter((folder) => folder !== '');
  const candidates = [
    ...onPath.flatMap((name) => folders.map((folder) => path.join(folder, name))),
    ...(wellKnown[process.platform] ?? []),
  ];
  return candidates.find(isRunnable);
}
