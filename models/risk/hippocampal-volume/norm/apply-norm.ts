import type { FactOrigin } from '../../../base/fact.ts';
import type { RiskInput, RiskLine } from '../../risk-line.ts';
import type { NormTable } from './norm-table.ts';

/** Whom a norm is asked about; null: not known, and no row is chosen. */
export interface Person {
  readonly age: number | null; // whole years
  readonly sex: string | null;
}

/**
 * A measured line beside the site's norm: how many standard deviations it lies from the mean of its age and sex. The line
 * says why not where it does not: `risk.norm-other-method` {method}, `risk.norm-not-covered`.
 *
 * @param line  of the hippocampal volumes; any other is returned as it is. Total.
 */
export function applyNorm(line: RiskLine, { age, sex }: Person, norm: NormTable | null): RiskLine {
  if (line.model !== 'hippocampal-volume' || line.result.kind !== 'value' || !norm) return line;
  const notes = line.notes.filter(({ code }) => code !== 'risk.no-norm');
  const refused = (code: string, params: RiskLine['notes'][number]['params'] = {}): RiskLine => ({
    ...line,
    notes: [...notes, { code, params }],
  });
  if (!line.inputs.filter(isVolume).every(({ from }) => madeBy(from) === norm.method))
    return refused('risk.norm-other-method', { method: norm.method });

  const { value, unit } = line.result.quantity;
  const measure = line.id.replace(/^.*\./, '');
  const row = norm.rows.find(
    (each) =>
      each.measure === measure &&
      each.unit === unit &&
      age !== null &&
      age >= each.ageLow &&
      age <= each.ageHigh &&
      (each.sex === 'any' || each.sex === sex),
  );
  if (!row)
    return norm.rows.some((each) => each.measure === measure) ? refused('risk.norm-not-covered') : { ...line, notes };
  const { mean, sd, ageLow, ageHigh } = row;
  return {
    ...line,
    norm: { z: (value - mean) / sd, mean, sd, ageLow, ageHigh, sex: row.sex, source: norm.source },
    notes: [...notes, { code: 'risk.site-norm', params: { source: norm.source } }],
  };
}

const isVolume = ({ key, value }: RiskInput): boolean => value !== null && key.startsWith('hippocampus_');
const madeBy = (from: FactOrigin | null): string | null =>
  from?.kind === 'finding' && from.by.kind === 'pack' ? from.by.id : null;
