// npm start, npm test and the rest begin here: finds the Node and the shell this machine can run, says which and why.
// Plain JavaScript, since the Node that runs this line may be too old for the program itself.
import path from 'node:path';
import { modernNode } from './launch/modern-node.mjs';
import { runChild } from './launch/run-child.mjs';

const root = path.resolve(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname), '../..');
const verbs = ['start', 'cli', 'test', 'bench', 'check'];
const [verb = 'start', ...rest] = process.argv.slice(2);

if (!verbs.includes(verb)) {
  console.error(`phenoscope: unknown verb ${verb}; one of ${verbs.join(', ')}`);
  process.exit(2);
}
// Compiled sources are kept between runs: the program starts from TypeScript each time.
process.env.NODE_COMPILE_CACHE ??= path.join(root, 'node_modules/.cache/node-compile');

const node = modernNode(root);
if (!node.path) {
  console.error(`phenoscope: ${node.why}`);
  process.exit(2);
}
if (node.path === process.execPath) {
  const { run } = await import(`./launch/${verb}.mjs`);
  process.exitCode = await run({ root, rest });
} else {
  const own = import.meta.filename ?? new URL(import.meta.url).pathname;
  process.exitCode = await runChild(node.path, [own, verb, ...rest]);
}
