import { existsSync } from 'node:fs';
import path from 'node:path';

/** The program's own folder, the one with `package.json`: main lies at one depth as source, at another when built. */
export function rootAbove(folder: string): string {
  if (existsSync(path.join(folder, 'package.json'))) return folder;
  const above = path.dirname(folder);
  if (above === folder) throw new Error('The program lies in no folder with a package.json');
  return rootAbove(above);
}
