import type { Speaker } from '../../language/speaker.ts';
import type { ReportCase } from '../../report-case.ts';
import type { SectionWriter } from '../section-writer.ts';

/** A first text for the author: what was accepted, and the risk numbers there are. It judges nothing. */
export const impression: SectionWriter = {
  id: 'impression',
  write: (given, speaker) => {
    const lines = [...accepted(given, speaker), ...numbers(given, speaker)];
    return { text: lines.length > 0 ? lines.join('\n') : speaker.say('report.impression.none'), blocks: [] };
  },
};

/** Each accepted finding with its whole measure; parts stand under Findings. */
const accepted = ({ findings }: ReportCase, speaker: Speaker): string[] =>
  findings
    .filter(({ status }) => status === 'accepted')
    .map(({ name, measurements }) => {
      const whole = measurements.find(({ label }) => label === null);
      return whole ? `${name}: ${speaker.quantity(whole.quantity)}.` : `${name}.`;
    });

const numbers = ({ risk }: ReportCase, speaker: Speaker): string[] =>
  risk.flatMap(({ title, outcome, result }) =>
    result.kind === 'value'
      ? [`${title}${outcome === '' ? '' : `, ${outcome}`}: ${speaker.quantity(result.quantity)}.`]
      : [],
  );
