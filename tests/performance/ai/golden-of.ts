import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { readGolden } from '../../../main/inference/packs/golden-input.ts';
import { NetworkCard } from '../../../models/inference/card/card.ts';
import { goldenTensor, judgeGolden } from '../../../models/inference/run/golden.ts';
import type { Tensor } from '../../../models/inference/run/runtime.ts';

/** A shipped pack's weights, its golden input as the network reads it, and how far an answer to it is from what is expected. */
export interface GoldenOf {
  readonly weights: Uint8Array<ArrayBuffer>;
  readonly tensor: Tensor;
  readonly differenceOf: (answer: Float32Array) => number;
}

/** Reads a shipped pack; trusted, as a bench of the project's own packs may. */
export async function goldenOf(id: string): Promise<GoldenOf> {
  const folder = path.resolve(import.meta.dirname, '../../../models/ai', id);
  const read = async (name: string): Promise<Uint8Array<ArrayBuffer>> =>
    new Uint8Array(await readFile(path.join(folder, name)));
  const card = NetworkCard.parse(JSON.parse(new TextDecoder().decode(await read('card.json'))));
  const golden = await readGolden(read);
  return {
    weights: await read(card.weights.file),
    tensor: goldenTensor(card, golden),
    differenceOf: (answer) => judgeGolden(card, golden, answer).largestDifference,
  };
}
