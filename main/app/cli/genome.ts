import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { GenomeCalls } from '../../../models/genome/file/genome-calls.ts';
import { listOf } from './boxes.ts';
import type { OptionValues, Terminal, Verb } from './verb.ts';

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
    const file = mint(String(options['vcf']));
    const samples = await samplesOf(terminal, options);
    const outside = options['outside'] === undefined ? null : mint(String(options['outside']));
    const scores = listOf(options['pgs']).map(mint);
    const named = listOf(options['panel']);
    const panels = named.length > 0 ? [...named] : null;
    const isIndexUsed = options['index'] === true;
    const calls = await step('genome', () =>
      client.genome.callFile({ file, samples, outside, scores, panels, isIndexUsed }, { signal }),
    );
    await mkdir(path.dirname(out), { recursive: true });
    await writeFile(out, piecesOf(calls));
    for (const { number, code } of calls.outsideRefused) terminal.say(`outside calls, line ${number}: ${code}`);
  },
};

/** The JSON in pieces, a line a sample: of thousands of samples it is longer than a string can be. */
function* piecesOf({ samples, ...file }: GenomeCalls): Generator<string> {
  yield `${JSON.stringify(file).slice(0, -1)},"samples":[`;
  for (const [i, sample] of samples.entries()) yield `${i === 0 ? '' : ','}\n${JSON.stringify(sample)}`;
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
