// The program's speed beside its peers, in one run: `npm run bench:main`, or parts of it: `npm run bench:main -- import vcf`.
// `--runs N` for another number of runs than five. Nothing is fetched; what is not installed is named and left out.
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { findBrowser } from '../../main/app/shell/browser/find-browser.ts';
import { imagesSection } from './main/images.ts';
import { importSection } from './main/import.ts';
import { inferenceSection } from './main/inference.ts';
import { load, notMeasured, print } from './main/measure.ts';
import type { Section } from './main/measure.ts';
import { reportSection } from './main/report.ts';
import { startSection } from './main/start.ts';
import { vcfSection } from './main/vcf.ts';

const sections: Readonly<Record<string, Section>> = {
  start: startSection,
  import: importSection,
  images: imagesSection,
  inference: inferenceSection,
  vcf: vcfSection,
  report: reportSection,
};

const { values, positionals } = parseArgs({
  options: { runs: { type: 'string', default: '5' } },
  allowPositionals: true,
});
const runs = Number(values.runs);
const wanted = positionals.length > 0 ? positionals : Object.keys(sections);
const unknown = wanted.filter((name) => !Object.hasOwn(sections, name));

/** Builds the window where it is older than its sources, as `npm start` does. */
async function buildProgram(root: string): Promise<void> {
  const launcher = new URL('../../main/app/launch/build.mjs', import.meta.url);
  const { build }: { build: (root: string, parts: string) => boolean } = await import(launcher.href);
  if (!build(root, 'main,client')) throw new Error('the program could not be built');
}

async function main(): Promise<number> {
  if (unknown.length > 0 || !Number.isInteger(runs) || runs < 1) {
    console.error(`phenoscope: bench main [${Object.keys(sections).join('] [')}] [--runs N]`);
    return 2;
  }
  console.log(
    `Medians of ${runs} runs (least to most). ${cpus()[0]?.model ?? 'processor'} × ${cpus().length}, Node ${process.version}.`,
  );
  const folder = mkdtempSync(path.join(tmpdir(), 'phenoscope-bench-'));
  const bench = { root: path.resolve(import.meta.dirname, '../..'), folder, runs, browser: findBrowser() };
  try {
    if (wanted.some((name) => ['start', 'images', 'vcf'].includes(name))) await buildProgram(bench.root);
    for (const [name, section] of Object.entries(sections)) {
      if (!wanted.includes(name)) continue;
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
