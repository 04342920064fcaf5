import { assertNever } from '../../../base/assert-never.ts';
import type { ReportRule } from './panel.ts';

/** A pathogenic or likely pathogenic variant of one gene in one sample. */
export interface ReportableVariant {
  readonly copies: number; // of the ALT in the genotype
  readonly isTruncating: boolean; // stop, frameshift, canonical splice site
  readonly protein: string | null; // HGVS p., three letters
}
/** `phase-needed`: two variants that may lie on one copy. */
export type Reporting = 'report' | 'phase-needed' | 'not-reported';

/**
 * Whether the pathogenic variants of a gene meet the rule of its panel. A single carrier state of a biallelic gene is not
 * reported as a secondary finding.
 *
 * @source ACMG SF v3.2 (Miller 2023, Genet Med 25:100866) and v3.3 (Lee 2025), column "variants to report". Total.
 */
export function meetsReportRule(rule: ReportRule, variants: readonly ReportableVariant[]): Reporting {
  const isAny = variants.length > 0;
  switch (rule) {
    case 'any':
    case 'heterozygous':
    case 'heterozygous-or-biallelic':
    case 'x-linked':
      return isAny ? 'report' : 'not-reported';
    case 'truncating':
      return variants.some(({ isTruncating }) => isTruncating) ? 'report' : 'not-reported';
    case 'c282y-homozygous':
      return variants.some(({ copies, protein }) => copies > 1 && (protein ?? '').endsWith('p.Cys282Tyr'))
        ? 'report'
        : 'not-reported';
    case 'biallelic':
      if (variants.some(({ copies }) => copies > 1)) return 'report';
      return variants.length > 1 ? 'phase-needed' : 'not-reported';
    default:
      return assertNever(rule);
  }
}
