import type { Fact } from '../../../base/fact.ts';
import { paragraph } from '../../block.ts';
import type { Speaker } from '../../language/speaker.ts';
import { spokenOrigin, spokenValue } from '../../language/spoken.ts';
import type { SectionWriter } from '../section-writer.ts';

/**
 * What the genotypes tell that the Subject agreed to learn; what was not called is said so. The caller leaves out what
 * is withheld, so that it looks like what was never tested.
 */
export const genome: SectionWriter = {
  id: 'genome',
  write: ({ facts }, speaker) => {
    const called = facts.filter(({ from }) => from.kind === 'genome');
    if (called.length === 0) return { text: speaker.say('report.genome.none'), blocks: [] };
    const heads = ['fact', 'value', 'from'];
    return {
      text: called.map((fact) => `${nameOf(fact, speaker)}: ${spokenValue(fact.value, speaker)}.`).join('\n'),
      blocks: [
        {
          kind: 'table',
          caption: speaker.say('report.genome.caption'),
          columns: heads.map((head) => ({ title: speaker.say(`report.genome.${head}`), isNumber: false })),
          rows: called.map((fact) => [
            nameOf(fact, speaker),
            spokenValue(fact.value, speaker),
            spokenOrigin(fact.from, speaker),
          ]),
        },
        ...called.flatMap(({ notes }) => notes.map((note) => paragraph(speaker.sayIfKnown(note) ?? note, 'hint'))),
      ],
    };
  },
};

const nameOf = ({ key, code }: Fact, speaker: Speaker): string =>
  speaker.sayIfKnown(`fact.${key}`) ?? code?.meaning ?? key;
