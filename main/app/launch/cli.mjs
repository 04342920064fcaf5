import path from 'node:path';
import { runChild } from './run-child.mjs';

/** The command line, with the caller's own working folder. */
export const run = ({ root, rest }) =>
  runChild(process.execPath, [path.join(root, 'main/app/cli/main.ts'), ...rest], {
    cwd: process.env.INIT_CWD ?? process.cwd(),
  });
