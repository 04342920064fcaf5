import { paragraph } from '../../block.ts';
import type { Block } from '../../block.ts';
import type { Speaker } from '../../language/speaker.ts';
import type { AdviceLine, PharmacogeneLine, Pharmacogenomics } from './pharmacogene-line.ts';

/** What a report says of pharmacogenes: a sentence a gene, then tables. Every line names its source and version. */
export function writePharmacogenomics(
  told: Pharmacogenomics,
  speaker: Speaker,
): { readonly sentences: readonly string[]; readonly blocks: readonly Block[] } {
  const limits = told.genes.flatMap((line) => limitsOf(line, speaker));
  const unsaid = told.silent.map(({ drug, untested }) =>
    speaker.say('report.pgx.silent', { drug, genes: untested.join(', ') || '—' }),
  );
  return {
    sentences: told.genes.map((line) => sentence(line, speaker)),
    blocks: [
      ...(told.genes.length > 0 ? [geneTable(told.genes, speaker)] : []),
      ...(limits.length > 0 ? [paragraph(speaker.say('report.pgx.limits'), 'hint'), listed(limits)] : []),
      ...(told.taken.length === 0 ? [paragraph(speaker.say('report.pgx.none-taken'), 'hint')] : []),
      ...(told.advice.length > 0 ? [adviceTable(told.advice, speaker)] : []),
      ...(unsaid.length > 0 ? [listed(unsaid)] : []),
      ...sourcesOf(told, speaker),
    ],
  };
}

const listed = (items: readonly string[]): Block => ({ kind: 'list', items: [...items] });

const pairsOf = ({ pairs }: PharmacogeneLine, speaker: Speaker): string =>
  pairs.join(` ${speaker.say('report.pgx.or')} `) || speaker.say('report.genome.not-called');

const phenotypeOf = ({ pairs, phenotypes, activities }: PharmacogeneLine, speaker: Speaker): string => {
  if (pairs.length === 0 && phenotypes.length === 0) return '—';
  if (phenotypes.length === 0) return speaker.say('report.pgx.no-phenotype');
  const score = activities.length > 0 ? [speaker.say('report.pgx.score', { score: activities.join(' / ') })] : [];
  return [phenotypes.join(' / '), ...score].join(', ');
};

/** Why a gene is not called, or its result. */
const sentence = (line: PharmacogeneLine, speaker: Speaker): string => {
  const { gene, code, missing } = line;
  const reason = code && speaker.note({ code, params: { gene, site: missing.slice(0, 3).join(', ') } });
  return reason && line.phenotypes.length === 0
    ? reason
    : `${gene}: ${pairsOf(line, speaker)}, ${phenotypeOf(line, speaker)}.`;
};

const columns = (keys: readonly string[], speaker: Speaker): { title: string; isNumber: boolean }[] =>
  keys.map((key) => ({ title: speaker.say(`report.pgx.${key}`), isNumber: false }));

const geneTable = (genes: readonly PharmacogeneLine[], speaker: Speaker): Block => ({
  kind: 'table',
  caption: speaker.say('report.pgx.genes'),
  columns: columns(['gene', 'diplotype', 'phenotype', 'tested', 'table'], speaker),
  rows: genes.map((line) => [
    line.gene,
    pairsOf(line, speaker),
    phenotypeOf(line, speaker),
    line.told === null
      ? `${line.tested?.tested ?? 0}/${line.tested?.total ?? 0}`
      : speaker.say('report.pgx.told', { from: line.told }),
    line.table.version,
  ]),
});

const adviceTable = (advice: readonly AdviceLine[], speaker: Speaker): Block => ({
  kind: 'table',
  caption: speaker.say('report.pgx.advice'),
  columns: columns(['drug', 'for', 'text', 'source'], speaker),
  rows: advice.map(({ drug, lookup, population, text, strength, source, version, guideline }) => [
    drug,
    [...Object.entries(lookup).map(([gene, result]) => `${gene} ${result}`), population]
      .filter((part) => part !== null)
      .join('; '),
    text ?? speaker.say('report.pgx.read-guideline'),
    [source, version, strength, guideline].filter((part) => part !== null).join(', '),
  ]),
});

/** Each limit of a gene's call as a sentence; the untested positions by name, the first ten. */
const limitsOf = (line: PharmacogeneLine, speaker: Speaker): readonly string[] => {
  const { gene, limits, missing, undocumented, tested, tier1 } = line;
  return limits.flatMap((code) => {
    const counted = (code === 'genome.pgx-tier1-incomplete' ? tier1 : tested) ?? { tested: 0, total: 0 };
    const site = (code === 'genome.pgx-undocumented' ? undocumented : missing).slice(0, named).join(', ');
    const said = speaker.note({ code, params: { gene, site, ...counted } });
    if (said === null) return [];
    const rest = missing.length - named;
    const names = rest > 0 ? speaker.say('report.pgx.and-more', { names: site, n: rest }) : site;
    return [
      `${gene}: ${said}${code === 'genome.pgx-missing' ? ` ${speaker.say('report.pgx.untested', { names })}` : ''}`,
    ];
  });
};
const named = 10;

/** The sources of the tables once, with their licence. */
const sourcesOf = ({ genes, advice }: Pharmacogenomics, speaker: Speaker): Block[] => {
  const tables = [...new Set(genes.map(({ table }) => `${table.source}. ${table.licence}.`))];
  const guidelines = [...new Set(advice.map(({ source, version }) => `${source} ${version}`))];
  return tables.length === 0
    ? []
    : [
        paragraph(speaker.say('report.pgx.by-table', { tables: tables.join(' ') }), 'hint'),
        ...(guidelines.length > 0
          ? [paragraph(speaker.say('report.pgx.by-guideline', { guidelines: guidelines.join(', ') }), 'hint')]
          : []),
      ];
};
