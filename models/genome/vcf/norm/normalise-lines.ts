import { ok } from '../../../base/result.ts';
import type { Refusal, Result } from '../../../base/result.ts';
import { gatherLines } from './gather-lines.ts';
import type { NormRules } from './norm-rules.ts';
import { normaliseLine } from './normalise-line.ts';
import type { TagForms, VcfLine } from './vcf-line.ts';

/**
 * Lines as `bcftools norm` writes them, by position within each contig: what of `NormRules` is asked for, all at once. Of a
 * file in order that is too large for memory, `NormWindow` does the same.
 *
 * @returns the refusal of `normaliseLine`.
 * @source bcftools norm 1.2x.
 */
export function normaliseLines(
  lines: readonly VcfLine[],
  forms: TagForms,
  rules: NormRules,
): Result<readonly VcfLine[], Refusal> {
  const made: VcfLine[] = [];
  const kept = new Set<VcfLine>();
  for (const line of lines) {
    const own = normaliseLine(line, forms, rules);
    if (!own.ok) return own;
    made.push(...own.value.lines);
    if (own.value.isKept) kept.add(line);
  }
  return ok(gatherLines(made, kept, { forms, rules }));
}
