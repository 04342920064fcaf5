import type { Finding } from '../../../findings/finding.ts';
import { byHandNote } from '../../../findings/objects/correct-objects.ts';
import { paragraph } from '../../block.ts';
import type { Block } from '../../block.ts';
import type { Speaker } from '../../language/speaker.ts';
import type { ReportCase } from '../../report-case.ts';
import { isOutline, spokenActor, spokenDecision, spokenFinding, spokenPart } from '../../language/spoken.ts';
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
  accepted
    .map((finding) =>
      [`${spokenFinding(finding, speaker)}: ${measured(finding, speaker)}.`, ...byHand(finding, speaker)].join(' '),
    )
    .join('\n');

/** A corrected count must not read like the model's own: how much of it is a reader's stands behind it. */
const byHand = ({ notes }: Finding, speaker: Speaker): readonly string[] =>
  notes.flatMap((note) => (note.code === byHandNote ? (speaker.note(note) ?? []) : []));

/** The whole first, by name where it is several numbers; its parts behind it in brackets. */
function measured(finding: Finding, speaker: Speaker): string {
  const { measurements } = finding;
  const ofWhole = measurements.filter(({ label }) => label === null);
  const whole = ofWhole.map((one) =>
    [...(ofWhole.length > 1 ? [spokenPart(one, finding, speaker)] : []), speaker.quantity(one.quantity)].join(' '),
  );
  const parts = measurements.filter(({ label }) => label !== null);
  const named = parts
    .map((part) => `${spokenPart(part, finding, speaker)} ${speaker.quantity(part.quantity)}`)
    .join(', ');
  if (whole.length === 0)
    return named || speaker.say(isOutline(finding) ? 'report.findings.outlined' : 'report.findings.no-measurement');
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
  const name = spokenFinding(finding, speaker);
  const [by, status] = [spokenActor(finding.by, speaker), spokenDecision(finding, speaker)];
  if (finding.measurements.length === 0) return [[name, '', '', by, status]];
  return finding.measurements.map((one) => [
    name,
    spokenPart(one, finding, speaker),
    speaker.quantity(one.quantity),
    by,
    status,
  ]);
}

/** Each note once, with the findings it is of. */
function noteLines(listed: readonly Finding[], speaker: Speaker): Block[] {
  const of = new Map<string, string[]>();
  for (const finding of listed)
    for (const note of finding.notes) {
      const said = speaker.note(note);
      if (said !== null) of.set(said, [...(of.get(said) ?? []), spokenFinding(finding, speaker)]);
    }
  return [...of].map(([said, names]) => paragraph(`${names.join('; ')}: ${said}`, 'hint'));
}

/** Pictures of accepted findings; a proposal has none in the report. */
function figures({ images, findings: all }: ReportCase, speaker: Speaker): Block[] {
  return images.flatMap((image, i): Block[] => {
    const finding = all.find(({ id, status }) => id === image.finding && status === 'accepted');
    if (!finding) return [];
    const caption = speaker.say(`report.findings.${image.edges.right === '' ? 'figure-plain' : 'figure'}`, {
      n: i + 1,
      name: spokenFinding(finding, speaker),
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
