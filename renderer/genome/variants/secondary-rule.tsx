import { criteriaTable } from '../../../models/genome/variants/acmg/criterion.ts';
import type { VariantInterpretation } from '../../../models/genome/variants/interpret/interpretation.ts';
import { meetsReportRule } from '../../../models/genome/variants/panels/report-rule.ts';
import type { PanelVariant, PanelVariants } from '../../../models/genome/variants/scan/panel-variant.ts';
import { Note } from '../../ui/message/note.tsx';
import { t } from '../../ui/text/t.ts';

export interface SecondaryRuleProps {
  readonly of: PanelVariant;
  readonly panels: PanelVariants['panels'];
  /** Carried variants of the gene with what a person said of each. */
  readonly inGene: readonly { readonly of: PanelVariant; readonly said: VariantInterpretation | undefined }[];
}

const truncating = criteriaTable.automatic.flatMap((row) =>
  row.needs === 'consequence' && row.code === 'PVS1' ? row.consequences : [],
);

/** When a panel reports a finding in this gene, and whether the classes that a person confirmed meet that. */
export function SecondaryRule({ of, panels, inGene }: SecondaryRuleProps) {
  const reportable = inGene
    .filter(({ said }) => said?.stale === null && said.confirmed?.classification.class.endsWith('pathogenic'))
    .map(({ of: variant }) => ({
      copies: variant.copies,
      isTruncating: variant.annotation?.consequences.some((each) => truncating.includes(each)) ?? false,
      protein: variant.annotation?.protein ?? null,
    }));
  return of.rules.map(({ panel, rule }) => (
    <Note key={panel} status="note">
      {t('genome.report-rule', {
        panel: panels.find(({ id }) => id === panel)?.name ?? panel,
        rule: t(`genome.rule-of-panel-${rule}`),
        gene: of.gene,
      })}{' '}
      {t(`genome.rule-met-${meetsReportRule(rule, reportable)}`)}
    </Note>
  ));
}
