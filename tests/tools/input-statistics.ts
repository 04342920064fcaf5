// What a pack's training images look like to its network, for the card's `inputStatistics`:
//   node tests/tools/input-statistics.ts PACK images.tar split.csv
// Reads the images of the splits that the pack learnt (`learnt` of its evaluation.json) as the product reads them, writes
// models/ai/PACK/training/statistics.json and puts the same into card.json. Only JPEG images of packs for single images; for
// volumes: volume-statistics.ts.
import { readFileSync } from 'node:fs';
import { wasmDecoder } from '../../main/imaging/decode/wasm-decoders.ts';
import { z } from '../../models/base/schema.ts';
import { FlatCard } from '../../models/inference/card/flat-card.ts';
import { describeImage } from '../../models/inference/run/distance/describe-image.ts';
import type { Described } from '../../models/inference/run/distance/describe-image.ts';
import type { FlatImage } from '../../models/inference/flat/operators/flat-image.ts';
import { prepareFlat } from '../../models/inference/flat/run-flat.ts';
import { keepStatistics } from './statistics/keep-statistics.ts';
import { splitOf } from './statistics/split-of.ts';

const [id = '', tar = '', split = ''] = process.argv.slice(2);
const pack = new URL(`../../models/ai/${id}/`, import.meta.url);
const card = FlatCard.parse(JSON.parse(readFileSync(new URL('card.json', pack), 'utf8')));

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

const evaluation = z.object({ learnt: z.array(z.string()).default(['train']) });
const { learnt } = evaluation.parse(JSON.parse(readFileSync(new URL('training/evaluation.json', pack), 'utf8')));
const splits = splitOf(split);
const described: { train: (readonly Described[])[]; test: (readonly Described[])[] } = { train: [], test: [] };
for (const [name, bytes] of filesOf(readFileSync(tar))) {
  const of = splits.get(name) ?? '';
  const part = learnt.includes(of) ? 'train' : of;
  if (part !== 'train' && part !== 'test') continue;
  described[part].push(describeImage(prepareFlat(card, await imageOf(bytes)).unit));
}
keepStatistics(pack, described);
