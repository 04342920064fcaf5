import type { ReportCase } from '../../report-case.ts';
import type { SectionWriter } from '../section-writer.ts';

/** What this report cannot be read for. A line stands only where it holds. */
export const limits: SectionWriter = {
  id: 'limits',
  write: (given, speaker) => ({
    text: '',
    blocks: [{ kind: 'list', items: limitsOf(given).map((code) => speaker.say(code)) }],
  }),
};

function limitsOf({ findings, facts, risk, pharmacogenomics, variants }: ReportCase): string[] {
  const hasGenome = facts.some(({ from }) => from.kind === 'genome') || pharmacogenomics !== undefined;
  const hasUnattended = findings.some(({ decided }) => decided?.by.kind === 'unattended');
  const lines: readonly (readonly [boolean, string])[] = [
    [true, 'about.not-cleared'],
    [true, 'report.limits.none-found'],
    [hasUnattended, 'report.unsigned'],
    [findings.some(({ status }) => status === 'proposed'), 'report.limits.proposals'],
    [findings.some(({ run }) => run?.goldenInput === 'not-run'), 'report.limits.reference'],
    [hasGenome || variants !== undefined, 'report.limits.genome'],
    [(variants?.classes.length ?? 0) > 0, 'report.limits.variants'],
    [risk.some(({ isConfirmed }) => !isConfirmed), 'report.limits.unconfirmed'],
    [risk.some(({ result }) => result.kind === 'value'), 'report.limits.risk'],
  ];
  return lines.filter(([holds]) => holds).map(([, code]) => code);
}
