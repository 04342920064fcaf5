import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';

const sources = [
  'renderer',
  'models',
  'preload',
  'main',
  'resources/languages',
  'resources/protocols',
  'package-lock.json',
  'vite.config.ts',
];

const newest = (file) => {
  const stat = statSync(file);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(stat.mtimeMs, ...readdirSync(file).map((name) => newest(path.join(file, name))));
};

const isFresh = (root, parts) => {
  const made = {
    client: 'dist/renderer/index.html',
    main: 'dist/main/electron.js',
    preload: 'dist/preload/preload.cjs',
  };
  const since = Math.max(
    ...sources
      .map((name) => path.join(root, name))
      .filter(existsSync)
      .map(newest),
  );
  return parts.split(',').every((part) => {
    const file = path.join(root, made[part]);
    return existsSync(file) && statSync(file).mtimeMs > since;
  });
};

/** What a shell runs. */
export const partsOf = ({ kind }) => (kind === 'electron' ? 'main,preload,client' : 'main,client');

/** Builds what is asked for, if anything it is made from is newer. Says so in one line. @returns whether it is there. */
export function build(root, parts) {
  if (isFresh(root, parts)) return true;
  console.log('Building the program (once, about 10 s) …');
  const done = spawnSync(
    process.execPath,
    [path.join(root, 'node_modules/vite/bin/vite.js'), 'build', '--app', '--logLevel', 'warn'],
    {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, PHENOSCOPE_BUILD: parts },
    },
  );
  return done.status === 0;
}
