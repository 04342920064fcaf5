import { spawnSync } from 'node:child_process';
import path from 'node:path';

/** The command line, with the caller's own working folder. */
export function run({ root, rest }) {
  const cwd = process.env.INIT_CWD ?? process.cwd();
  const done = spawnSync(process.execPath, [path.join(root, 'main/app/cli/main.ts'), ...rest], {
    stdio: 'inherit',
    cwd,
  });
  return done.status ?? 1;
}
