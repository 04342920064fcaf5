// Classification, tumour evidence, annotations, panels and normalisation against expected results: `npm run
// check:variants [-- --show 20]`. Needs the shared data beside the checkout.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { classify } from '../../models/genome/variants/acmg/classify.ts';
import { criteriaTable, criterionOf } from '../../models/genome/variants/acmg/criterion.ts';
import { ClassificationScheme } from '../../models/genome/variants/acmg/scheme.ts';
import { annotationFields } from '../../models/genome/variants/annotation/annotation-fields.ts';
import { readAnnotations } from '../../models/genome/variants/annotation/read-annotations.ts';
import { readClinvar } from '../../models/genome/variants/annotation/read-clinvar.ts';
import { findInClinvar } from '../../models/genome/variants/clinvar/clinvar-entry.ts';
import { ClinvarReader } from '../../models/genome/variants/clinvar/clinvar-reader.ts';
import { EvidenceTable } from '../../models/genome/variants/evidence/evidence-table.ts';
import { rankEvidence } from '../../models/genome/variants/evidence/rank-evidence.ts';
import { classifyGlioma } from '../../models/genome/variants/glioma/classify-glioma.ts';
import { findInPanels, regionsOf } from '../../models/genome/variants/panels/find-in-panels.ts';
import { GenePanel, GeneSpanTable } from '../../models/genome/variants/panels/panel.ts';
import { normaliseLines } from '../../models/genome/vcf/norm/normalise-lines.ts';
import type { NormRules } from '../../models/genome/vcf/norm/norm-rules.ts';
import type { ReferenceBases } from '../../models/genome/vcf/norm/reference/reference-bases.ts';
import { readLineFilter } from '../../models/genome/vcf/norm/where/read-line-filter.ts';
import { readTagForms, readVcfLine, writeVcfLine } from '../../models/genome/vcf/norm/vcf-line.ts';
import { knowledgeTables } from '../fixtures/knowledge-tables.ts';
import { readCsv } from '../fixtures/read-csv.ts';
import { readFasta } from '../fixtures/read-fasta.ts';
import { readTsv } from '../fixtures/read-tsv.ts';
import { readVcfRecords } from '../fixtures/read-vcf-records.ts';
import { printTallies } from '../fixtures/tally.ts';
import type { Tally } from '../fixtures/tally.ts';

const data = path.resolve(import.meta.dirname, '../../../shared/data/genomics');
const textOf = (file: string): string => {
  const bytes = readFileSync(path.join(data, file));
  return (bytes[0] === 0x1f ? gunzipSync(bytes) : bytes).toString('utf8');
};
const tableOf = (kind: string, id: string): unknown => knowledgeTables(kind).find((each) => each.id === id)?.table;

const shortNames = {
  pathogenic: 'P',
  'likely-pathogenic': 'LP',
  uncertain: 'VUS',
  'likely-benign': 'LB',
  benign: 'B',
} as const;

/** As many criteria of a group as a row says, in the order of the table. */
const criteriaOf = (row: Readonly<Record<string, string>>) =>
  ['PVS', 'PS', 'PM', 'PP', 'BA1', 'BS', 'BP'].flatMap((group) =>
    criteriaTable.criteria
      .filter(({ code }) => (group === 'BA1' ? code === group : code.replace(/\d$/, '') === group))
      .slice(0, Number(row[group]))
      .flatMap(({ code }) => criterionOf(code) ?? []),
  );

const checkClasses = (tally: Tally): void => {
  const [rules, points] = ['acmg-2015', 'clingen-points'].map((id) => ClassificationScheme.parse(tableOf('acmg', id)));
  if (!rules || !points) throw new TypeError('no schemes');
  for (const row of readCsv(path.join(data, 'expected/acmg_classification.csv'))) {
    const criteria = criteriaOf(row);
    const [byRules, byPoints] = [classify(criteria, rules), classify(criteria, points)];
    const own = [shortNames[byRules.class], byRules.isContradictory ? 'conflict' : ''].join(' ');
    const expected = `${row['class_2015']} ${row['note_2015']}`;
    if (own === expected) tally.hit('acmg-2015');
    else tally.miss('acmg-2015', `${JSON.stringify(row)}: ${own}`);
    const ownPoints = `${shortNames[byPoints.class]} ${byPoints.points}`;
    if (ownPoints === `${row['class_points']} ${row['points']}`) tally.hit('clingen-points');
    else tally.miss('clingen-points', `${JSON.stringify(row)}: ${ownPoints}`);
  }
};

const yesNo = { '0': 'no', '1': 'yes' };
const gliomaValues: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  idh: { mut: 'mutant', wt: 'wildtype' },
  codel_1p19q: { yes: 'yes', no: 'no' },
  cdkn2ab: { homdel: 'homozygous-deletion', intact: 'intact' },
  h3_k27: yesNo,
  h3_g34: yesNo,
  microvascular_proliferation: yesNo,
  necrosis: yesNo,
  tert_promoter: yesNo,
  egfr_amplification: yesNo,
  gain7_loss10: yesNo,
  brisk_mitoses: yesNo,
};
const fieldOf = (column: string): string =>
  column === 'codel_1p19q' ? 'codeletion-1p19q' : column.replaceAll('_', '-');

const checkGlioma = (tally: Tally): void => {
  for (const row of readCsv(path.join(data, 'expected/who_cns5_glioma.csv'))) {
    const findings = Object.entries(gliomaValues).flatMap(([column, values]) => {
      const value = values[row[column] ?? ''];
      return value === undefined ? [] : [[fieldOf(column), value]];
    });
    const { name, grade } = classifyGlioma(Object.fromEntries(findings));
    if (name === row['diagnosis'] && String(grade ?? '') === row['cns_who_grade']) tally.hit(row['idh'] ?? '');
    else tally.miss(row['idh'] ?? '', `${JSON.stringify(row)}: ${name} ${grade}`);
  }
};

const checkEvidence = (tally: Tally): void => {
  const table = EvidenceTable.parse(tableOf('evidence', 'civic-2022-12'));
  const asked = Map.groupBy(readTsv(path.join(data, 'expected/civic_ranking.tsv')), (row) =>
    [row['gene'], row['variants'], row['disease']].join('\t'),
  );
  for (const [question, rows] of asked) {
    const [gene = '', variants = '', disease = ''] = question.split('\t');
    const ranked = rankEvidence(table, { gene, variants: variants.split('|'), wider: [], disease });
    for (const row of rows) {
      const own = ranked[Number(row['rank']) - 1];
      const columns = own && [
        own.isSameDisease ? 'yes' : 'no',
        own.bestLevel ?? 'none',
        own.score.toFixed(1),
        own.therapies,
        own.significance,
        own.supporting,
        own.conflicting,
        own.items.join(','),
      ];
      const expected = [
        row['same_disease'],
        row['best_level'],
        Number(row['score']).toFixed(1),
        row['therapies'],
        row['significance'],
        row['supporting'],
        row['conflicting'],
        row['evidence_ids']
          ?.split(',')
          .toSorted((a, b) => Number(a) - Number(b))
          .join(','),
      ];
      if (columns?.join('|') === expected.join('|')) tally.hit(gene);
      else tally.miss(gene, `${question} ${row['rank']}: ${columns?.join('|')}\n      expected ${expected.join('|')}`);
    }
  }
};

/** Every entry of the files' annotations finds its ALT and its consequence. */
const checkAnnotations = (tally: Tally): void => {
  for (const file of readdirSync(path.join(data, 'clinvar/annotated'))) {
    const text = textOf(`clinvar/annotated/${file}`);
    const fields = annotationFields(text);
    let entries = 0;
    for (const line of text.split(/\r?\n/)) {
      const [, , , ref = '', alt = '', , , info = ''] = line.split('\t');
      if (line.startsWith('#') || info === '') continue;
      for (const own of readAnnotations(info, { ref, alts: alt.split(',') }, fields)) {
        entries++;
        const isWhole =
          own.alt > 0 && own.consequences.length > 0 && /^(HIGH|MODERATE|LOW|MODIFIER)$/.test(own.impact ?? '');
        if (isWhole) tally.hit(file);
        else tally.miss(file, `${line.slice(0, 60)}: ${JSON.stringify(own)}`);
      }
    }
    if (entries === 0) tally.note(`${file}: no field of a known form (${fields.length})`);
  }
};

/** Counts of the facts: 1,079 uncertain, 715 likely benign … */
const clinvarCounts = {
  Uncertain_significance: 1079,
  Likely_benign: 715,
  Benign: 135,
  Conflicting_interpretations_of_pathogenicity: 25,
  Pathogenic: 19,
  Likely_pathogenic: 8,
  'Benign/Likely_benign': 15,
  'Pathogenic/Likely_pathogenic': 2,
  not_provided: 2,
};

const checkClinvar = (tally: Tally): void => {
  const found = new Map<string, number>();
  for (const line of textOf('clinvar/clinvar_20230710_GRCh37_chr1_first2000.vcf.gz').split('\n')) {
    const [, , , ref = '', alt = '', , , info = ''] = line.split('\t');
    if (line.startsWith('#') || info === '') continue;
    for (const { significance } of readClinvar(info, { ref, alts: [alt] })) {
      const text = significance?.texts.join('|') ?? '';
      found.set(text, (found.get(text) ?? 0) + 1);
      if (significance?.stars === null) tally.miss('stars', info);
      else tally.hit('stars');
    }
  }
  for (const [text, count] of Object.entries(clinvarCounts))
    if (found.get(text) === count) tally.hit('counts');
    else tally.miss('counts', `${text}: ${found.get(text)}, expected ${count}`);
};

/** Every allele of the release is found again by its place and alleles. */
const checkRelease = (tally: Tally): void => {
  const reader = new ClinvarReader('GRCh37', null);
  const lines = textOf('clinvar/clinvar_20230710_GRCh37_chr1_first2000.vcf.gz').split('\n');
  for (const line of lines) reader.add(line);
  const release = reader.end();
  for (const line of lines.filter((each) => /^\w+\t\d+\t\w+\t\w+\t[ACGT]/.test(each))) {
    const [contig = '', position = '', id = '', ref = '', alt = ''] = line.split('\t');
    const found = release.ok ? findInClinvar(release.value, { contig, start: Number(position) - 1, ref, alt }) : null;
    if (found?.id === id) tally.hit('found');
    else tally.miss('found', `${line.slice(0, 80)}: ${found?.id}`);
  }
};

/** The planted variant of the Pfeiffer exome is found by its place and genotype: INFO is never read here. */
const checkPanels = (tally: Tally): void => {
  const panels = knowledgeTables('panels').map(({ table }) => GenePanel.parse(table));
  const spans = knowledgeTables('gene-spans').flatMap(({ table }) => GeneSpanTable.parse(table).genes);
  const [records = []] = readVcfRecords(path.join(data, 'clinvar/Pfeiffer_exome_GRCh37.vcf.gz')).values();
  for (const own of panels) {
    const regions = regionsOf([own], spans, 'GRCh37');
    const found = findInPanels(records, regions, [own]);
    const isFgfr = own.id === 'fgfr-craniosynostosis';
    const isFound = found.some(
      ({ gene, record }) => gene === 'FGFR2' && record.start === 123256214 && record.alts[0] === 'G',
    );
    if (isFound === isFgfr) tally.hit(own.id);
    else tally.miss(own.id, `FGFR2 10:123256215 T>G ${isFound ? 'found' : 'not found'}`);
    tally.note(
      `${own.id}: ${found.length} carried variants; no span in GRCh37: ${regions.unplaced.length} of ${own.genes.length} genes`,
    );
  }
};

/** A command's options as rules; null for lines chosen by a list of identifiers, which is not among the data. */
const normRules = (command: string, reference: ReferenceBases | null): NormRules | null => {
  if (command.includes('ID=\\@')) return null;
  const value = (pattern: RegExp): string | undefined => pattern.exec(command)?.[1];
  const joins = { '': 'both', both: 'both', any: 'any', snps: 'snps', indels: 'indels' } as const;
  const join = Object.entries(joins).find(([name]) => name === value(/-m ?\+(\w*)/))?.[1];
  const rules = ['snps', 'indels', 'both', 'all', 'exact'] as const;
  const asked = value(/-d (\w+)/);
  const expression = value(/-i ?'([^']*)'/)?.replaceAll('""', '"');
  const where = expression === undefined ? null : readLineFilter(expression);
  if (where?.ok === false) throw new TypeError(expression);
  return {
    reference,
    where: where && where.value,
    isPlaceKept: !reference || /(^| )-N/.test(command),
    align: / -g /.test(command) ? 'right' : 'left', // the one gene of the annotation, which is not there, is on the plus strand
    atoms: !/(^|\s)(-a|--atomize)(\s|$)/.test(command) ? null : /--atom-overlaps \./.test(command) ? '.' : '*',
    mismatch: /-N?c ?x/.test(command) ? 'exclude' : /-N?c ?s/.test(command) ? 'set' : 'refuse',
    split: /-m ?-/.test(command)
      ? {
          otherAllele: /--multi-overlaps \./.test(command) ? '.' : '0',
          keepSum: /--keep-sum AD/.test(command) ? ['AD'] : [],
        }
      : null,
    join: join ? { rule: join, isPassKept: / -s( |$)/.test(command) } : null,
    duplicates: asked === undefined ? null : (rules.find((rule) => rule === asked) ?? 'exact'),
    order: / -S lex/.test(command) ? 'alleles' : 'position',
  };
};

/** A line with its numbers as numbers (`99.0` is 99), bases in capitals, all unknown as one unknown, without the tag of the old record. */
const comparable = (text: string): string =>
  text
    .split('\t')
    .map((cell, i) => (i === 3 || i === 4 ? cell.toUpperCase() : cell))
    .join('\t')
    .replaceAll(/\d+\.\d+(e[+-]?\d+)?|\d+e[+-]?\d+/g, (number) => String(Number(number)))
    .replaceAll(/(?<=[\t:,=])0+(?=\d)/g, '')
    .replaceAll(/;?(ORI|XX|OLD_REC)=\w+\|\d+\|[^\t;]*/g, '')
    .replaceAll(/\t(?=\t|$)/g, '\t.')
    .replaceAll(/(?<=[\t:=])\.(,\.)+(?=[\t:;]|$)/g, '.');

/** What of bcftools' results is not taken over, and so is set aside on both sides. */
const setAside: Readonly<Record<string, readonly ('order' | 'AC' | 'unset' | 'XGS')[]>> = {
  'norm.filter.1.out': ['order'], // lines that are not meant come before those of earlier positions
  'atomize.split.1.0.out': ['AC', 'unset'],
  'atomize.split.1.1.out': ['XGS', 'unset'], // texts of Number=G are left out, though their count fits
  'atomize.split.1.2.out': ['AC'], // of a change that two ALTs have, AC is that of the first
  'atomize.split.1.3.out': ['AC'],
};
const withoutAside = (lines: readonly string[], output: string): readonly string[] => {
  const aside = setAside[output] ?? [];
  const own = lines.map(
    (line) =>
      line
        .replace(aside.includes('AC') ? /(^12\t104\t.*;AC=)\d+/ : /^$/, '$1?')
        .replace(aside.includes('XGS') ? /;XGS=[^;\t]+/ : /^$/, '')
        .replace(aside.includes('unset') ? /(\t0):\.[^\t]*$/ : /^$/, '$1'), // a sample without values gets another one's
  );
  return aside.includes('order') ? own.toSorted() : own;
};

const checkNorm = (tally: Tally): void => {
  const folder = 'vcf-odd/bcftools-norm';
  for (const row of readTsv(path.join(data, 'expected/bcftools_norm.tsv'))) {
    const { input = '', reference = '', arguments: command = '', expected_output: output = '' } = row;
    const bases = reference === '' ? null : readFasta(path.join(data, folder, reference));
    const commands = command.startsWith('[')
      ? [...command.matchAll(/'([^']*)'/g)].map(([, each = '']) => each)
      : [command];
    const rules = commands.map((each) => normRules(each, bases));
    if (!existsSync(path.join(data, folder, output))) continue;
    if (rules.includes(null)) {
      tally.skip('lines chosen by a list of identifiers, which is not among the data');
      continue;
    }
    const text = textOf(`${folder}/${input}`);
    const bodyOf = (vcf: string): readonly string[] =>
      vcf.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
    const forms = readTagForms(text);
    let lines = bodyOf(text).flatMap((line) => readVcfLine(line) ?? []);
    let refused = '';
    for (const own of rules) {
      if (!own) continue;
      const made = normaliseLines(lines, forms, own);
      if (made.ok) lines = [...made.value];
      else refused = JSON.stringify(made.error);
    }
    const own = withoutAside(lines.map(writeVcfLine).map(comparable), output);
    const expected = withoutAside(bodyOf(textOf(`${folder}/${output}`)).map(comparable), output);
    const at = expected.findIndex((line, i) => line !== own[i]);
    if (refused === '' && at < 0 && own.length === expected.length) tally.hit('norm');
    else
      tally.miss(
        'norm',
        `${input} ${command} → ${output} ${refused}\n      ${own[at < 0 ? expected.length : at]?.slice(0, 400)}\n      expected ${expected[at]?.slice(0, 400)}`,
      );
  }
};

const main = (): number => {
  if (!existsSync(path.join(data, 'expected'))) {
    console.log('check:variants needs ../shared/data/genomics beside the checkout; nothing was compared');
    return 2;
  }
  return printTallies([
    ['classes of 9,600 combinations, acmg_classification.csv', checkClasses],
    ['integrated diagnoses, who_cns5_glioma.csv (no clinical sign-off)', checkGlioma],
    ['ranked evidence, civic_ranking.tsv', checkEvidence],
    ['annotations with their ALT, consequence and impact', checkAnnotations],
    ['ClinVar of 2023-07-10, first 2,000', checkClinvar],
    ['the same release, looked up by alleles', checkRelease],
    ['the Pfeiffer exome through panels', checkPanels],
    ['normalised files, bcftools_norm.tsv', checkNorm],
  ]);
};

process.exitCode = main();
