import type { Speaker } from '../../language/speaker.ts';
import type { ReportCase } from '../../report-case.ts';
import { isOutline, spokenFinding } from '../../language/spoken.ts';
import type { SectionWriter } from '../section-writer.ts';

/** A first text for the author: what was accepted, and the risk numbers there are. It judges nothing. */
export const impression: SectionWriter = {
  id: 'impression',
  write: (given, speaker) => {
    const lines = [...accepted(given, speaker), ...numbers(given, speaker)];
    return { text: lines.length > 0 ? lines.join('\n') : speaker.say('report.impression.none'), blocks: [] };
  },
};

/** Each accepted finding with its whole measure, an outline without one as outlined; parts stand under Findings. */
const accepted = ({ findings }: ReportCase, speaker: Speaker): string[] =>
  findings
    .filter(({ status }) => status === 'accepted')
    .map((finding) => {
      const name = spokenFinding(finding, speaker);
      const whole = finding.measurements.find(({ label }) => label === null);
      if (whole) return `${name}: ${speaker.quantity(whole.quantity)}.`;
      return isOutline(finding) ? `${name}: ${speaker.say('report.findings.outlined')}.` : `${name}.`;
    });

/** Risks, each with its population and unconfirmed where it is; a measure of this person stands among the findings. */
const numbers = ({ risk }: ReportCase, speaker: Speaker): string[] =>
  risk.flatMap(({ title, outcome, population, isConfirmed, result, horizonYears, scale }) => {
    if (result.kind === 'refused' || (horizonYears === null && !scale?.isLog)) return [];
    const name = outcome === '' ? title : `${title}, ${outcome}`;
    const marked = isConfirmed ? name : speaker.say('report.risk.marked', { name });
    return [`${marked}: ${speaker.quantity(result.quantity)} (${population}).`];
  });
