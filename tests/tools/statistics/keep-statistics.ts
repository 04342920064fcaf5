import { readFileSync, writeFileSync } from 'node:fs';
import type { InputStatistics } from '../../../models/inference/card/common.ts';
import type { Described } from '../../../models/inference/run/distance/describe-image.ts';
import { trainingDistance } from '../../../models/inference/run/distance/training-distance.ts';

/** Described images of the training split, and of the test split: looked at once, to tell how many the statistics call far. */
export interface DescribedSplits {
  readonly train: readonly (readonly Described[])[];
  readonly test: readonly (readonly Described[])[];
}

/**
 * The least deviation of a number: one that never varies would make any other image infinitely far. A tenth of a millimetre
 * for lengths, the least step of 8 bits for grey.
 */
const leastOf = (key: string): number => (/^(spacing|size)-/.test(key) ? 0.1 : 1 / 255);

const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;

function statisticsOf(described: DescribedSplits['train']): InputStatistics {
  const values = Object.fromEntries(
    (described[0] ?? []).map(({ key }, i) => {
      const all = described.map((one) => one[i]?.value ?? NaN);
      const middle = mean(all);
      const sd = Math.max(Math.sqrt(mean(all.map((value) => (value - middle) ** 2))), leastOf(key));
      return [key, { mean: Number(middle.toPrecision(6)), sd: Number(sd.toPrecision(6)) }];
    }),
  );
  const distances = described.map((one) => trainingDistance(one, { values })?.value ?? NaN).toSorted((a, b) => a - b);
  const usual = distances[Math.min(distances.length - 1, Math.ceil(0.99 * distances.length) - 1)] ?? NaN;
  return { images: described.length, usual: Number(usual.toPrecision(3)), values };
}

/** Writes `training/statistics.json` of a pack, puts the same into its card.json, and says how many of the test split are near. */
export function keepStatistics(pack: URL, { train, test }: DescribedSplits): void {
  const statistics = statisticsOf(train);
  writeFileSync(new URL('training/statistics.json', pack), `${JSON.stringify(statistics, null, 2)}\n`);
  // The rest of the card stays as it was written, to the letter.
  const written = readFileSync(new URL('card.json', pack), 'utf8');
  const bare = written.replace(/,\n {2}"inputStatistics": \{[\s\S]*\}\n\}\n$/, '\n}\n');
  const indented = JSON.stringify(statistics, null, 2).replaceAll('\n', '\n  ');
  writeFileSync(new URL('card.json', pack), bare.replace(/\n\}\n$/, `,\n  "inputStatistics": ${indented}\n}\n`));
  const tested = test.map((one) => trainingDistance(one, statistics)?.value ?? Infinity);
  const within = tested.filter((distance) => distance <= statistics.usual).length;
  process.stdout.write(
    `${pack.pathname}: ${train.length} images, usual ${statistics.usual}; of the test split ${within} of ${tested.length} within, the farthest ${Math.max(...tested).toFixed(2)}\n`,
  );
}
