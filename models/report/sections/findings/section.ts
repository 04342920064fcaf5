import type { Finding } from '../../../findings/finding.ts';
import { paragraph } from '../../block.ts';
import type { Block } from '../../block.ts';
import type { Speaker } from '../../language/speaker.ts';
import type { ReportCase } from '../../report-case.ts';
import { spokenActor, spokenDecision } from '../../language/spoken.ts';
import type { SectionWriter } from '../section-writer.ts';

/**
 * What was accepted, with its numbers and who decided; then what is only proposed, apart and without a word in the text.
 * Rejected ones are counted.
 */
export const findings: SectionWriter = {
  id: 'findings',
  write: (given, speaker) => {
    const accepted = given.findings.filter(({ status }) => status === 'accepted');
    return {
      text: accepted.length === 0 ? speaker.say('report.findings.none-accepted') : sentences(accepted, speaker),
      blocks: [
        ...table(accepted, 'accepted', speaker),
        ...noteLines(accepted, speaker),
        ...figures(given, speaker),
        ...proposals(given, speaker),
        ...rejections(given, speaker),
      ],
    };
  },
};

const sentences = (accepted: readonly Finding[], speaker: Speaker): string =>
  accepted.map((finding) => `${finding.name}: ${measured(finding, speaker)}.`).join('\n');

/** The whole first, its parts behind it in brackets. */
function measured({ measurements }: Finding, speaker: Speaker): string {
  const whole = measurements.filter(({ label }) => label === null).map(({ quantity }) => speaker.quantity(quantity));
  const parts = measurements.filter(({ label }) => label !== null);
  const named = parts.map(({ name, quantity }) => `${name} ${speaker.quantity(quantity)}`).join(', ');
  if (whole.length === 0) return named || speaker.say('report.findings.no-measurement');
  return named === '' ? whole.join(', ') : `${whole.join(', ')} (${named})`;
}

function table(listed: readonly Finding[], which: 'accepted' | 'proposed', speaker: Speaker): Block[] {
  if (listed.length === 0) return [];
  const heads = ['finding', 'measured', 'value', 'by', 'status'];
  return [
    {
      kind: 'table',
      caption: speaker.say(`report.findings.${which}-caption`),
      columns: heads.map((head) => ({ title: speaker.say(`report.findings.${head}`), isNumber: head === 'value' })),
      rows: listed.flatMap((finding) => rowsOf(finding, speaker)),
    },
  ];
}

function rowsOf(finding: Finding, speaker: Speaker): string[][] {
  const [by, status] = [spokenActor(finding.by, speaker), spokenDecision(finding, speaker)];
  if (finding.measurements.length === 0) return [[finding.name, '', '', by, status]];
  return finding.measurements.map(({ name, quantity }) => [finding.name, name, speaker.quantity(quantity), by, status]);
}

const noteLines = (listed: readonly Finding[], speaker: Speaker): Block[] =>
  listed.flatMap(({ name, notes }) =>
    notes.map(({ code, params }) => paragraph(`${name}: ${speaker.say(code, params)}`, 'hint')),
  );

/** Pictures of accepted findings; a proposal has none in the report. */
function figures({ images, findings: all }: ReportCase, speaker: Speaker): Block[] {
  return images.flatMap((image, i): Block[] => {
    const finding = all.find(({ id, status }) => id === image.finding && status === 'accepted');
    if (!finding) return [];
    const caption = speaker.say('report.findings.figure', {
      n: i + 1,
      name: finding.name,
      image: image.image,
      of: image.of,
      width: image.window.width,
      center: image.window.center,
      right: image.edges.right,
      bottom: image.edges.bottom,
      decision: spokenDecision(finding, speaker),
    });
    return [{ kind: 'figure', image: image.id, caption }];
  });
}

function proposals(given: ReportCase, speaker: Speaker): Block[] {
  const proposed = given.findings.filter(({ status }) => status === 'proposed');
  if (proposed.length === 0) return [];
  const notice = paragraph(speaker.say('report.findings.proposals', { n: proposed.length }), 'warn');
  return [notice, ...table(proposed, 'proposed', speaker), ...noteLines(proposed, speaker)];
}

function rejections(given: ReportCase, speaker: Speaker): Block[] {
  const n = given.findings.filter(({ status }) => status === 'rejected').length;
  return n === 0 ? [] : [paragraph(speaker.say('report.findings.rejected', { n }), 'hint')];
}
