import { paragraph } from '../../block.ts';
import type { Block } from '../../block.ts';
import type { Speaker } from '../../language/speaker.ts';
import type { ClassifiedVariants, ClassLine, DiagnosisLine, TierLine } from './variant-line.ts';

/** What a report says of classified variants and of a tumour: a sentence each, then tables with all they rest on. */
export function writeVariants(
  { classes, tiers, diagnosis }: ClassifiedVariants,
  speaker: Speaker,
): { readonly sentences: readonly string[]; readonly blocks: readonly Block[] } {
  const schemes = [...new Set(classes.map((line) => schemeOf(line, speaker)))];
  return {
    sentences: [
      ...classes.map((line) => classSentence(line, speaker)),
      ...tiers.map(({ gene, change, tier, disease }) =>
        speaker.say('report.variant.tier-sentence', { gene, change, tier, disease: disease || '—' }),
      ),
      ...(diagnosis ? [diagnosisSentence(diagnosis, speaker)] : []),
    ],
    blocks: [
      ...(classes.length > 0 ? [classTable(classes, speaker), evidenceTable(classes, speaker)] : []),
      ...schemes.map((scheme) => paragraph(speaker.say('report.variant.by-scheme', { scheme }), 'hint')),
      ...(classes.some(({ classification }) => !classification.isConfirmed)
        ? [paragraph(speaker.say('report.variant.scheme-unconfirmed'), 'warn')]
        : []),
      ...(tiers.length > 0
        ? [tierTable(tiers, speaker), paragraph(speaker.say('report.variant.tier-source'), 'hint')]
        : []),
      ...(diagnosis ? diagnosisBlocks(diagnosis, speaker) : []),
    ],
  };
}

const schemeName = ({ classification: { scheme } }: ClassLine, speaker: Speaker): string =>
  speaker.sayIfKnown(`genome.scheme-${scheme}`) ?? scheme;

const schemeOf = (line: ClassLine, speaker: Speaker): string =>
  `${schemeName(line, speaker)}, ${line.classification.scheme} ${line.classification.version}: ${line.schemeSource}`;

const changeOf = ({ change, protein }: Pick<ClassLine, 'change' | 'protein'>): string =>
  [change, protein].filter((part) => part !== null).join(', ');

const placeOf = ({ variant: { build, contig, position, ref, alt } }: Pick<ClassLine, 'variant'>): string =>
  `${build} ${contig}:${position} ${ref}>${alt}`;

const classSentence = (line: ClassLine, speaker: Speaker): string =>
  speaker.say('report.variant.class-sentence', {
    gene: line.gene,
    change: changeOf(line),
    class: speaker.say(`genome.class-${line.classification.class}`),
    scheme: schemeName(line, speaker),
    by: line.by,
    on: line.at.slice(0, 10),
  });

const columns = (keys: readonly string[], speaker: Speaker): { title: string; isNumber: boolean }[] =>
  keys.map((key) => ({ title: speaker.say(`report.variant.${key}`), isNumber: false }));

const classTable = (classes: readonly ClassLine[], speaker: Speaker): Block => ({
  kind: 'table',
  caption: speaker.say('report.variant.classes'),
  columns: columns(['gene', 'change', 'place', 'genotype', 'class', 'confirmed'], speaker),
  rows: classes.map((line) => [
    line.gene,
    changeOf(line),
    placeOf(line),
    line.genotype,
    speaker.say(`genome.class-${line.classification.class}`),
    `${line.by}, ${line.at.slice(0, 10)}: ${line.reason}`,
  ]),
});

const evidenceTable = (classes: readonly ClassLine[], speaker: Speaker): Block => ({
  kind: 'table',
  caption: speaker.say('report.variant.criteria'),
  columns: columns(['gene', 'criterion', 'strength', 'evidence'], speaker),
  rows: classes.flatMap(({ gene, change, evidence, clinvar }) => [
    ...evidence.map((each) => [
      `${gene} ${change}`,
      each.code,
      speaker.sayIfKnown(`genome.strength-${each.strength}`) ?? each.strength,
      each.evidence,
    ]),
    ...(evidence.length === 0 ? [[`${gene} ${change}`, '—', '—', speaker.say('report.variant.no-criterion')]] : []),
    ...(clinvar?.says
      ? [[`${gene} ${change}`, 'ClinVar', clinvar.date ?? '—', clinvar.says.replaceAll('_', ' ')]]
      : []),
  ]),
});

const tierTable = (tiers: readonly TierLine[], speaker: Speaker): Block => ({
  kind: 'table',
  caption: speaker.say('report.variant.tiers'),
  columns: columns(['gene', 'change', 'tier', 'disease', 'evidence', 'confirmed'], speaker),
  rows: tiers.map((line) => [
    line.gene,
    changeOf(line),
    line.tier,
    line.disease || '—',
    line.evidence,
    `${line.by}, ${line.at.slice(0, 10)}`,
  ]),
});

const diagnosisSentence = ({ name, grade }: DiagnosisLine, speaker: Speaker): string =>
  grade === null
    ? speaker.say('report.variant.diagnosis-ungraded', { name })
    : speaker.say('report.variant.diagnosis-sentence', { name, grade });

const diagnosisBlocks = (line: DiagnosisLine, speaker: Speaker): Block[] => [
  {
    kind: 'table',
    caption: speaker.say('report.variant.diagnosis'),
    columns: columns(['result', 'value'], speaker),
    rows: line.findings.map(({ field, value }) => [
      speaker.say(`genome.glioma-${field}`),
      speaker.say(`genome.glioma-is-${value}`),
    ]),
  },
  ...(line.needed.length > 0
    ? [
        paragraph(
          speaker.say('report.variant.needed', {
            fields: line.needed.map((field) => speaker.say(`genome.glioma-${field}`)).join(', '),
          }),
          'hint',
        ),
      ]
    : []),
  paragraph(
    speaker.say('report.variant.by-who', { version: line.version, by: line.by, on: line.at.slice(0, 10) }),
    'hint',
  ),
  ...(line.isConfirmed ? [] : [paragraph(speaker.say('report.variant.who-unconfirmed'), 'warn')]),
];
