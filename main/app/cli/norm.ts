import path from 'node:path';
import { AppError } from '../../../models/base/app-error.ts';
import { NormAsked } from '../../../models/genome/file/norm-asked.ts';
import { about } from './about.ts';
import { textOf } from './text-of.ts';
import type { OptionValues, Verb } from './verb.ts';

const root = path.resolve(import.meta.dirname, '../../..');

/** `norm`: a VCF with each variant in its one form, as `bcftools norm` writes it. */
export const normVerb: Verb = {
  name: 'norm',
  summary: 'Write a VCF anew: aligned, split, taken apart or joined, without repeats.',
  positional: null,
  library: 'throw-away',
  options: {
    vcf: { type: 'string', value: 'FILE', help: 'VCF, plain, gzip or bgzip', required: true },
    fasta: { type: 'string', value: 'FILE.fa', help: 'reference sequence; without it nothing is aligned' },
    where: {
      type: 'string',
      value: 'EXPRESSION',
      help: 'lines that are meant, as TYPE="snp" && QUAL>=20; others stay',
    },
    mismatch: { type: 'string', value: 'refuse|exclude|set', help: 'a REF that is not the reference’s (refuse)' },
    align: { type: 'string', value: 'left|right', help: 'end of a repeat to which a change is moved (left)' },
    split: { type: 'string', value: '0|.', help: 'one ALT a line; what stands for another one' },
    atoms: { type: 'string', value: '*|.', help: 'bases apart; what stands for another change of the same bases' },
    join: { type: 'string', value: 'both|any|snps|indels', help: 'lines of one position on one' },
    duplicates: { type: 'string', value: 'exact|snps|indels|both|all', help: 'repeats are left out' },
    out: { type: 'string', value: 'FILE.vcf[.gz]', help: 'where it goes', required: true },
  },
  run: async ({ client, mint, pathOf, signal, step, say }, options) => {
    const [vcf, out] = [String(options['vcf']), String(options['out'])];
    if (pathOf(vcf) === pathOf(out)) throw new AppError('cli.arguments', { reason: '--out is the file that is read' });
    const fasta = options['fasta'] === undefined ? null : mint(String(options['fasta']));
    const asked = { ...askedOf(options), file: mint(vcf), fasta, out: mint(out) };
    const { read, written, problems } = await about(vcf, () =>
      step('norm', () => client.genome.normalise(asked, { signal })),
    );
    say(`${read} lines read, ${written} written`);
    for (const problem of problems) say(textOf(root, problem));
  },
};

/** @throws AppError `cli.arguments` {reason} for a word that is none of the listed. */
const askedOf = (options: OptionValues): NormAsked => {
  const { where = null, mismatch = 'refuse', align = 'left' } = options;
  const { split = null, atoms = null, join = null, duplicates = null } = options;
  const parsed = NormAsked.safeParse({ where, mismatch, align, split, atoms, join, duplicates });
  if (parsed.success) return parsed.data;
  const [name = ''] = parsed.error.issues[0]?.path ?? [];
  throw new AppError('cli.arguments', { reason: `--${String(name)}: one of ${normWords(String(name))}` });
};

const normWords = (name: string): string => normVerb.options[name]?.value ?? '';
