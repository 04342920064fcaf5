// The browser shell with nothing in it: a Node that serves one heading, and announces its address as the program does.
import { createServer } from 'node:http';

const heading = '<!doctype html><title>bare</title><h2>Bare</h2>';
const server = createServer((_, response) => response.writeHead(200, { 'content-type': 'text/html' }).end(heading));
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new TypeError('no port');
  process.stdout.write(`phenoscope: http://127.0.0.1:${address.port}/\n`);
});
process.once('SIGTERM', () => process.exit(0));
