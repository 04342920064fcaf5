import { rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../../../models/base/app-error.ts';
import type { GenomeCalls } from '../../../models/genome/file/genome-calls.ts';
import { about } from './about.ts';
import { listOf } from './boxes.ts';
import { Noticed } from './noticed.ts';
import { textOf } from './text-of.ts';
import type { OptionValues, Terminal, Verb } from './verb.ts';

const root = path.resolve(import.meta.dirname, '../../..');
type Told = Parameters<typeof textOf>[1];

/** `genome`: what a VCF or chip file says: quality, pharmacogenes, recommendations, scores. Written as one JSON file. */
export const genomeVerb: Verb = {
  name: 'genome',
  summary: 'Call the pharmacogenes of a genome file with what guidelines say, and sum polygenic scores.',
  positional: null,
  library: 'throw-away',
  options: {
    vcf: { type: 'string', value: 'FILE', help: 'VCF, gVCF, BCF or chip file', required: true },
    sample: { type: 'string', value: 'NAME|all', help: 'which sample, when the file has several' },
    outside: { type: 'string', value: 'FILE.tsv', help: 'calls of a specialised caller: CYP2D6, HLA, MT-RNR1' },
    pgs: { type: 'string', multiple: true, value: 'FILE', help: 'polygenic score of the PGS Catalog; repeatable' },
    panel: {
      type: 'string',
      multiple: true,
      value: 'ID',
      help: 'gene panel (acmg-sf-3.3); repeatable; all without consent',
    },
    index: {
      type: 'boolean',
      help: 'read only where the .tbi or .csi beside the file points; lines are then not counted',
    },
    out: { type: 'string', value: 'FILE.json', help: 'where the result goes', required: true },
  },
  run: async (terminal, options) => {
    const { client, mint, pathOf, signal, step } = terminal;
    const out = pathOf(String(options['out']));
    const vcf = String(options['vcf']);
    const file = mint(vcf);
    const samples = await about(vcf, () => samplesOf(terminal, options));
    const outside = options['outside'] === undefined ? null : mint(String(options['outside']));
    const scores = listOf(options['pgs']).map(mint);
    const named = listOf(options['panel']);
    const panels = named.length > 0 ? [...named] : null;
    const isIndexUsed = options['index'] === true;
    const batches = samples === null ? [null] : batchesOf(samples);
    const noticed = new Noticed();
    let count = 0;
    const refused = new Map<number, Told>(); // lines of outside calls, the same in each batch
    const callsOf = async (batch: Batch): Promise<GenomeCalls> => {
      const asked = { file, samples: batch, outside, scores, panels, isIndexUsed };
      const calls = await about(vcf, () => step('genome', () => client.genome.callFile(asked, { signal })));
      for (const { number, ...told } of calls.outsideRefused) refused.set(number, told);
      for (const { quality, scores: summed } of calls.samples) noticed.add(quality.problems, summed);
      count += calls.samples.length;
      return calls;
    };
    await writeWhole(out, piecesOf(batches, callsOf));
    noticed.tell(count, terminal);
    for (const [number, told] of refused)
      terminal.say(`outside calls, line ${number}: ${textOf(root, told)} [${told.code}]`);
  },
};

/** Under its name it is there whole, or not at all. */
const writeWhole = async (file: string, pieces: AsyncIterable<string>): Promise<void> => {
  const begun = `${file}.part`;
  try {
    await writeFile(begun, pieces);
    await rename(begun, file);
  } catch (error) {
    await rm(begun, { force: true });
    throw error;
  }
};

const together = 100; // samples in one reading of the file: some 5 MB of memory each
const mostSamples = 20_000;

/** @throws AppError `genome.samples-many` {count, most}. */
const batchesOf = (samples: readonly string[]): string[][] => {
  if (samples.length > mostSamples)
    throw new AppError('genome.samples-many', { count: samples.length, most: mostSamples });
  return Array.from({ length: Math.ceil(samples.length / together) }, (_, i) =>
    samples.slice(i * together, (i + 1) * together),
  );
};

type Batch = string[] | null;

/** The JSON in pieces, a line a sample, batch after batch: all of it is longer than a string can be, and larger than memory. */
async function* piecesOf(
  batches: readonly Batch[],
  callsOf: (batch: Batch) => Promise<GenomeCalls>,
): AsyncGenerator<string> {
  for (const [number, batch] of batches.entries()) {
    const { samples, ...file } = await callsOf(batch);
    if (number === 0) yield `${JSON.stringify(file).slice(0, -1)},"samples":[`;
    for (const [i, sample] of samples.entries()) yield `${number + i === 0 ? '' : ','}\n${JSON.stringify(sample)}`;
  }
  yield '\n]}\n';
}

/** `all` means every sample, but for a file that has one of that name. */
const samplesOf = async ({ client, mint }: Terminal, options: OptionValues): Promise<string[] | null> => {
  const name = options['sample'];
  if (typeof name !== 'string') return null;
  if (name !== 'all') return [name];
  const { samples } = await client.genome.samples({ file: mint(String(options['vcf'])) });
  return samples.includes('all') ? ['all'] : samples;
};
