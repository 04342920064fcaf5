// What a pack's training images look like to its network, for the card's `inputStatistics`:
//   node tests/tools/input-statistics.ts PACK images.tar split.csv
// Reads the images whose split is `train` as the product reads them, writes models/ai/PACK/training/statistics.json and puts
// the same into card.json. Only JPEG images of packs for single images.
import { readFileSync, writeFileSync } from 'node:fs';
import { wasmDecoder } from '../../main/imaging/decode/wasm-decoders.ts';
import { FlatCard } from '../../models/inference/card/flat-card.ts';
import type { InputStatistics } from '../../models/inference/card/common.ts';
import { describeImage } from '../../models/inference/run/distance/describe-image.ts';
import type { Described } from '../../models/inference/run/distance/describe-image.ts';
import { trainingDistance } from '../../models/inference/run/distance/training-distance.ts';
import type { FlatImage } from '../../models/inference/flat/operators/flat-image.ts';
import { prepareFlat } from '../../models/inference/flat/run-flat.ts';

const [id = '', tar = '', split = ''] = process.argv.slice(2);
const pack = new URL(`../../models/ai/${id}/`, import.meta.url);
const written = readFileSync(new URL('card.json', pack), 'utf8');
const card = FlatCard.parse(JSON.parse(written));

/** Files of an uncompressed tar, by name without folder and ending. POSIX ustar: blocks of 512 bytes. */
function* filesOf(bytes: Uint8Array): Generator<readonly [string, Uint8Array]> {
  const text = (from: number, length: number): string =>
    Buffer.from(bytes.subarray(from, from + length))
      .toString('latin1')
      .split('\0')[0] ?? '';
  for (let at = 0; at + 512 <= bytes.length;) {
    const [name, size] = [text(at, 100), Number.parseInt(text(at + 124, 12).trim() || '0', 8)];
    if (name !== '')
      yield [name.replace(/^.*\//, '').replace(/\.[^.]*$/, ''), bytes.subarray(at + 512, at + 512 + size)];
    at += 512 + Math.ceil(size / 512) * 512;
  }
}

/** A JPEG as a pack gets it: channel after channel, 0–255; colours as luma where the pack reads grey. */
async function imageOf(bytes: Uint8Array): Promise<FlatImage> {
  const decoder = await wasmDecoder('jpeg');
  decoder.getEncodedBuffer(bytes.length).set(bytes);
  decoder.decode();
  const { width: columns, height: rows, componentCount: samples } = decoder.getFrameInfo();
  const values = Uint8Array.from(decoder.getDecodedBuffer());
  const size = rows * columns;
  const plane = (channel: number): Float32Array =>
    Float32Array.from({ length: size }, (_, i) => values[i * samples + Math.min(channel, samples - 1)] ?? 0);
  const { channels } = card.input;
  if (channels === 1 && samples === 3) throw new Error('a colour image for a pack that reads grey');
  return {
    channels,
    rows,
    columns,
    values: Float32Array.from([...Array(channels).keys()].flatMap((c) => [...plane(c)])),
  };
}

const lines = readFileSync(split, 'utf8')
  .trim()
  .split(/\r?\n/)
  .map((line) => line.split(','));
const [head = [], ...rows] = lines;
const column = (name: string): number => head.indexOf(name);
const splitOf = new Map(rows.map((row) => [row[column('id')], row[column('split')]]));

const described: (readonly Described[])[] = [];
const test: (readonly Described[])[] = []; // looked at once, to tell how many of it the statistics call far
for (const [name, bytes] of filesOf(readFileSync(tar))) {
  const of = splitOf.get(name);
  if (of !== 'train' && of !== 'test') continue;
  (of === 'train' ? described : test).push(describeImage(prepareFlat(card, await imageOf(bytes)).unit));
}

const keys = described[0]?.map(({ key }) => key) ?? [];
const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;
const statistic = (i: number): { mean: number; sd: number } => {
  const values = described.map((one) => one[i]?.value ?? NaN);
  const middle = mean(values);
  const sd = Math.sqrt(mean(values.map((value) => (value - middle) ** 2)));
  // A number that never varies would make any other image infinitely far: the least step of 8 bits stands in for it.
  return { mean: Number(middle.toPrecision(6)), sd: Number(Math.max(sd, 1 / 255).toPrecision(6)) };
};
const values = Object.fromEntries(keys.map((key, i) => [key, statistic(i)]));
const distances = described.map((one) => trainingDistance(one, { values })?.value ?? NaN).toSorted((a, b) => a - b);
const usual = distances[Math.min(distances.length - 1, Math.ceil(0.99 * distances.length) - 1)] ?? NaN;
const statistics: InputStatistics = { images: described.length, usual: Number(usual.toPrecision(3)), values };
writeFileSync(new URL('training/statistics.json', pack), `${JSON.stringify(statistics, null, 2)}\n`);
// The rest of the card stays as it was written, to the letter.
const bare = written.replace(/,\n {2}"inputStatistics": \{[\s\S]*\}\n\}\n$/, '\n}\n');
const indented = JSON.stringify(statistics, null, 2).replaceAll('\n', '\n  ');
writeFileSync(new URL('card.json', pack), bare.replace(/\n\}\n$/, `,\n  "inputStatistics": ${indented}\n}\n`));

const tested = test.map((one) => trainingDistance(one, statistics)?.value ?? Infinity);
const within = tested.filter((distance) => distance <= statistics.usual).length;
process.stdout.write(
  `${id}: ${described.length} images, usual ${usual.toFixed(2)}, largest ${distances.at(-1)?.toFixed(2)}; of the test split ${within} of ${tested.length} within\n`,
);
