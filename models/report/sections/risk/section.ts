import { paragraph } from '../../block.ts';
import type { Block } from '../../block.ts';
import type { Speaker } from '../../language/speaker.ts';
import type { RiskInput, RiskLine } from '../../risk-line.ts';
import { spokenActor, spokenOrigin, spokenValue } from '../../language/spoken.ts';
import type { SectionWriter } from '../section-writer.ts';

/** The risk view line by line: number, interval, population and source, then what each was computed from. */
export const risk: SectionWriter = {
  id: 'risk',
  write: ({ risk: lines }, speaker) => {
    if (lines.length === 0) return { text: speaker.say('report.risk.none'), blocks: [] };
    const heads = ['model', 'result', 'interval', 'population', 'source'];
    return {
      text: '',
      blocks: [
        {
          kind: 'table',
          caption: speaker.say('report.risk.caption'),
          columns: heads.map((head) => ({ title: speaker.say(`report.risk.${head}`), isNumber: head === 'result' })),
          rows: lines.map((line) => rowOf(line, speaker)),
        },
        ...lines.flatMap((line) => behind(line, speaker)),
      ],
    };
  },
};

const rowOf = (line: RiskLine, speaker: Speaker): string[] => [
  line.outcome === '' ? line.title : `${line.title}: ${line.outcome}`,
  resultOf(line, speaker),
  intervalOf(line, speaker),
  line.population,
  line.isConfirmed ? line.citation : speaker.say('report.risk.unconfirmed', { citation: line.citation }),
];

/** The number, or the reason instead of one. */
function resultOf({ result }: RiskLine, speaker: Speaker): string {
  return result.kind === 'value' ? speaker.quantity(result.quantity) : speaker.say(result.code, result.params);
}

function intervalOf({ result }: RiskLine, speaker: Speaker): string {
  if (result.kind === 'refused') return '';
  const { interval, quantity } = result;
  if (!interval) return speaker.say('report.risk.no-interval');
  const { low, high, level } = interval;
  return speaker.say('report.risk.interval-of', {
    low: speaker.quantity({ ...quantity, value: low }),
    high: speaker.quantity({ ...quantity, value: high }),
    level: speaker.number(level, 0),
  });
}

/** Inputs with their origin, what is missing, and what must be known of the line. */
function behind(line: RiskLine, speaker: Speaker): Block[] {
  const missing = line.missing.map((key) => line.inputs.find((input) => input.key === key)?.name ?? key).join(', ');
  const inputs = line.inputs.map((input) => inputOf(input, speaker)).join('; ');
  const used = speaker.say('report.risk.inputs', { title: line.title, by: spokenActor(line.by, speaker), inputs });
  return [
    ...(line.inputs.length > 0 ? [paragraph(used)] : []),
    ...(line.missing.length > 0
      ? [paragraph(speaker.say('report.risk.missing', { title: line.title, missing }), 'hint')]
      : []),
    ...line.notes.map(({ code, params }) => paragraph(`${line.title}: ${speaker.say(code, params)}`, 'hint')),
  ];
}

function inputOf({ name, value, on, from }: RiskInput, speaker: Speaker): string {
  if (!value) return speaker.say('report.risk.input-missing', { name });
  const origin = [from && spokenOrigin(from, speaker), on].filter((part) => part !== null).join(', ');
  return `${name} ${spokenValue(value, speaker)}${origin === '' ? '' : ` (${origin})`}`;
}
