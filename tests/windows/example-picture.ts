import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { png } from '../../main/imaging/png.ts';
import { FlatExample } from '../../models/inference/card/flat-example.ts';
import { root } from './app.ts';

/** The picture that ships as the example of a model for single images, written as a PNG. @returns its path. */
export async function writeExample(model: string, folder: string): Promise<string> {
  const examples = path.join(root, 'models/ai', model, 'examples');
  const { channels, rows, columns, input } = FlatExample.parse(
    JSON.parse(await readFile(path.join(examples, 'example.json'), 'utf8')),
  );
  const planes = new Uint8Array(await readFile(path.join(examples, input.file)));
  const size = rows * columns;
  // Stored channel after channel; a picture holds the channels of each pixel together.
  const data = Uint8Array.from(planes, (_, i) => planes[(i % channels) * size + Math.floor(i / channels)] ?? 0);
  await mkdir(folder, { recursive: true });
  const file = path.join(folder, `${model}.png`);
  await writeFile(file, png(data, { width: columns, height: rows, samples: channels === 3 ? 3 : 1 }));
  return file;
}
