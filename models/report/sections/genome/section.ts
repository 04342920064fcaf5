import type { Fact } from '../../../base/fact.ts';
import { paragraph } from '../../block.ts';
import type { Block } from '../../block.ts';
import type { Speaker } from '../../language/speaker.ts';
import { spokenOrigin, spokenValue } from '../../language/spoken.ts';
import type { SectionWriter } from '../section-writer.ts';
import { writePharmacogenomics } from './write-pharmacogenomics.ts';
import { writeVariants } from './write-variants.ts';

/**
 * What the genotypes tell that the Subject agreed to learn, the pharmacogenes that matter for the drugs taken now, the
 * variants and tumours that a person classified; what was not called is said so, with its reason. The caller
 * leaves out what is withheld, so that it looks like what was never tested.
 */
export const genome: SectionWriter = {
  id: 'genome',
  write: ({ facts, pharmacogenomics, variants }, speaker) => {
    const told = facts.filter(({ from }) => from.kind === 'genome');
    const classified = variants && writeVariants(variants, speaker);
    if (told.length === 0 && !pharmacogenomics && !classified?.sentences.length)
      return { text: speaker.say('report.genome.none'), blocks: [] };
    const genes = pharmacogenomics && writePharmacogenomics(pharmacogenomics, speaker);
    return {
      text: [
        ...told.map((fact) => sentence(fact, speaker)),
        ...(genes?.sentences ?? []),
        ...(classified?.sentences ?? []),
      ].join('\n'),
      blocks: [
        ...(told.length > 0 ? factBlocks(told, speaker) : []),
        ...(genes?.blocks ?? []),
        ...(classified?.blocks ?? []),
      ],
    };
  },
};

const factBlocks = (told: readonly Fact[], speaker: Speaker): Block[] => [
  {
    kind: 'table',
    caption: speaker.say('report.genome.caption'),
    columns: ['fact', 'value', 'from'].map((head) => ({
      title: speaker.say(`report.genome.${head}`),
      isNumber: false,
    })),
    rows: told.map((fact) => [nameOf(fact, speaker), resultOf(fact, speaker), spokenOrigin(fact.from, speaker)]),
  },
  ...told.flatMap((fact) => others(fact, speaker)),
];

const nameOf = ({ key, code }: Fact, speaker: Speaker): string =>
  speaker.sayIfKnown(`fact.${key}`) ?? code?.meaning ?? key;

/** A Fact `…_not_called` has the reason's code as its text, and the sites as its notes. */
const isNotCalled = ({ key }: Fact): boolean => key.endsWith('_not_called');

const resultOf = (fact: Fact, speaker: Speaker): string =>
  isNotCalled(fact) ? speaker.say('report.genome.not-called') : spokenValue(fact.value, speaker);

function sentence(fact: Fact, speaker: Speaker): string {
  const name = nameOf(fact, speaker);
  if (!isNotCalled(fact) || fact.value.kind !== 'text') return `${name}: ${resultOf(fact, speaker)}.`;
  const reason = speaker.note({ code: fact.value.text, params: { gene: name, site: fact.notes.join(', ') } });
  return reason ?? `${name}: ${resultOf(fact, speaker)}.`;
}

/** Genotypes that fit the file as well as the one that is named. */
const others = (fact: Fact, speaker: Speaker): Block[] =>
  isNotCalled(fact) || fact.notes.length === 0
    ? []
    : [
        paragraph(
          speaker.say('report.genome.others', { name: nameOf(fact, speaker), others: fact.notes.join(', ') }),
          'hint',
        ),
      ];
