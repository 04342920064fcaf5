import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';

/** Runs one script of tests/performance, by name. */
export function run({ root, rest: [name = '', ...rest] }) {
  const folder = path.join(root, 'tests/performance');
  const file = path.join(folder, `${name}.ts`);
  if (!/^[a-z-]+$/.test(name) || !existsSync(file)) {
    const known = existsSync(folder)
      ? readdirSync(folder)
          .filter((entry) => entry.endsWith('.ts'))
          .map((entry) => entry.slice(0, -3))
      : [];
    console.error(`phenoscope: no bench named ${name}; one of ${known.join(', ')}`);
    return 2;
  }
  return spawnSync(process.execPath, [file, ...rest], { stdio: 'inherit', cwd: root }).status ?? 1;
}
