// How fast genomes are read beside bcftools and PLINK, in one run: `npm run bench:genomics`, or parts of it:
// `npm run bench:genomics -- scan index --runs 5 --records 1000000,5000000`. Nothing is fetched; what is not installed is
// named and left out.
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { arraySection } from './genomics/arrays.ts';
import { genesSection } from './genomics/genes.ts';
import { indexSection } from './genomics/indexed.ts';
import { samplesSection } from './genomics/samples.ts';
import { scanSection } from './genomics/scan.ts';
import { scoreSection } from './genomics/scores.ts';
import { load, notMeasured, print } from './main/measure.ts';
import type { Section } from './main/measure.ts';

const { values, positionals } = parseArgs({
  options: { runs: { type: 'string', default: '5' }, records: { type: 'string', default: '1000000,5000000' } },
  allowPositionals: true,
});
const runs = Number(values.runs);
const records = values.records.split(',').map(Number);

const sections: Readonly<Record<string, readonly Section[]>> = {
  scan: records.map(scanSection),
  index: [indexSection],
  genes: [genesSection],
  scores: [scoreSection],
  array: [arraySection],
  samples: [samplesSection],
};
const wanted = positionals.length > 0 ? positionals : Object.keys(sections);
const isUnknown = wanted.some((name) => !Object.hasOwn(sections, name));

/** Builds the threads where they are older than their sources, as `npm start` does. */
async function buildThreads(root: string): Promise<void> {
  const launcher = new URL('../../main/app/launch/build.mjs', import.meta.url);
  const { build }: { build: (root: string, parts: string) => boolean } = await import(launcher.href);
  if (!build(root, 'main')) throw new Error('the program could not be built');
}

async function main(): Promise<number> {
  if (isUnknown || ![runs, ...records].every((value) => Number.isInteger(value) && value > 0)) {
    console.error(`phenoscope: bench genomics [${Object.keys(sections).join('] [')}] [--runs N] [--records N,N]`);
    return 2;
  }
  console.log(
    `Medians of ${runs} runs (least to most). ${cpus()[0]?.model ?? 'processor'} × ${cpus().length}, Node ${process.version}.`,
  );
  const folder = mkdtempSync(path.join(tmpdir(), 'phenoscope-bench-'));
  const bench = { root: path.resolve(import.meta.dirname, '../..'), folder, runs, browser: undefined };
  try {
    await buildThreads(bench.root);
    for (const name of wanted)
      for (const section of sections[name] ?? []) {
        const before = load();
        const lines = await section.measure(bench).catch((error: unknown) => [notMeasured(name, String(error))]);
        print(section.title, lines, before);
      }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return 0;
}

process.exitCode = await main();
