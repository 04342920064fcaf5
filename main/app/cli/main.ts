// The command line: the same features and contract as the window, without one.
import { runCommand } from './run-command.ts';

/** Who reads may have gone (`| head`): the work goes on, nobody is told of it. */
const writerTo =
  (stream: NodeJS.WriteStream): ((text: string) => void) =>
  (text) => {
    if (stream.writable) stream.write(text);
  };

for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });

process.exitCode = await runCommand(process.argv.slice(2), {
  out: writerTo(process.stdout),
  err: writerTo(process.stderr),
});
