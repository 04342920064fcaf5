import { paragraph } from '../../block.ts';
import type { Block } from '../../block.ts';
import type { Speaker } from '../../language/speaker.ts';
import { spokenActor, spokenOrigin, spokenValue } from '../../language/spoken.ts';
import type { RiskInput, RiskLine } from '../../risk-line.ts';
import type { SectionWriter } from '../section-writer.ts';

/**
 * The risk view: each number with interval and population, each refusal with its reason; then, once a model, what it was
 * computed from, its source, and what must be known of it.
 */
export const risk: SectionWriter = {
  id: 'risk',
  write: ({ risk: lines }, speaker) => {
    if (lines.length === 0) return { text: speaker.say('report.risk.none'), blocks: [] };
    const models = new Map<string, RiskLine[]>();
    for (const line of lines) models.set(line.title, [...(models.get(line.title) ?? []), line]);
    return {
      text: '',
      blocks: [
        ...numbersTable(lines, speaker),
        ...refusals(lines, speaker),
        ...[...models.values()].flatMap((ofOne) => behind(ofOne, speaker)),
      ],
    };
  },
};

function numbersTable(lines: readonly RiskLine[], speaker: Speaker): Block[] {
  const rows = lines.flatMap((line) => (line.result.kind === 'value' ? [rowOf(line, speaker)] : []));
  if (rows.length === 0) return [];
  const heads = ['model', 'result', 'interval', 'population'];
  return [
    {
      kind: 'table',
      caption: speaker.say('report.risk.caption'),
      columns: heads.map((head) => ({ title: speaker.say(`report.risk.${head}`), isNumber: head === 'result' })),
      rows,
    },
  ];
}

const nameOf = ({ title, outcome }: RiskLine): string => (outcome === '' ? title : `${title}: ${outcome}`);

function rowOf(line: RiskLine, speaker: Speaker): string[] {
  const { result, population } = line;
  const number = result.kind === 'value' ? speaker.quantity(result.quantity) : '';
  const name = line.isConfirmed ? nameOf(line) : speaker.say('report.risk.marked', { name: nameOf(line) });
  return [name, number, intervalOf(line, speaker), population];
}

/** The published interval; that a risk has none is said, a measure of this person needs none. */
function intervalOf({ result, horizonYears, scale }: RiskLine, speaker: Speaker): string {
  if (result.kind === 'refused') return '';
  const { interval, quantity } = result;
  if (!interval) return horizonYears !== null || scale?.isLog ? speaker.say('report.risk.no-interval') : '–';
  const { low, high, level } = interval;
  return speaker.say('report.risk.interval-of', {
    low: speaker.quantity({ ...quantity, value: low }),
    high: speaker.quantity({ ...quantity, value: high }),
    level: speaker.number(level, 0),
  });
}

const refusals = (lines: readonly RiskLine[], speaker: Speaker): Block[] => {
  const items = lines.flatMap((line) =>
    line.result.kind === 'refused'
      ? [`${nameOf(line)} (${line.population}). ${speaker.say(line.result.code, line.result.params)}`]
      : [],
  );
  return items.length === 0 ? [] : [{ kind: 'list', items }];
};

/** Of one model: its inputs with their origin, its source, and each of its notes once. */
function behind(lines: readonly RiskLine[], speaker: Speaker): Block[] {
  const [first] = lines;
  if (!first) return [];
  const inputs = new Map(lines.flatMap((line) => line.inputs.map((input) => [input.key, input] as const)));
  const used = [...inputs.values()].map((input) => inputOf(input, speaker)).join('; ');
  const sources = [...new Set(lines.map((line) => sourceOf(line, speaker)))].join(' ');
  const notes = new Set(lines.flatMap((line) => line.notes.map((note) => speaker.note(note))));
  const said = [sources, ...[...notes].filter((note) => note !== null).map(sentence)].join(' ');
  const by = spokenActor(first.by, speaker);
  return [
    ...(used === ''
      ? []
      : [paragraph(speaker.say('report.risk.inputs', { title: first.title, by, inputs: used }), 'hint')]),
    paragraph(speaker.say('report.risk.about', { title: first.title, said }), 'hint'),
  ];
}

const sentence = (note: string): string => (/[.?!]$/.test(note) ? note : `${note}.`);

const sourceOf = ({ citation, isConfirmed }: RiskLine, speaker: Speaker): string =>
  isConfirmed ? sentence(citation) : speaker.say('report.risk.unconfirmed', { citation: citation.replace(/\.$/, '') });

function inputOf({ name, value, on, from }: RiskInput, speaker: Speaker): string {
  if (!value) return speaker.say('report.risk.input-missing', { name });
  const origin = [from && spokenOrigin(from, speaker), on].filter((part) => part !== null).join(', ');
  return `${name} ${spokenValue(value, speaker)}${origin === '' ? '' : ` (${origin})`}`;
}
