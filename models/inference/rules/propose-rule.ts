import type { Code } from '../../base/code.ts';
import type { Digest } from '../../base/ids.ts';
import type { Finding, Measurement } from '../../findings/finding.ts';
import type { RuleCard } from '../card/rule-card.ts';
import { spacingOf } from '../grid/volume.ts';
import { note, shown } from '../guard.ts';
import type { GuardReason } from '../guard.ts';
import type { Proposal } from '../run/propose.ts';
import type { RulePart, RuleValue } from './rule.ts';

const round = (value: number): number => Number(value.toPrecision(6));

/** A rule's number as a measurement: of a label under the label's name, of the whole under its own. Total. */
export const ruleMeasurement =
  ({ measures, output }: RuleCard) =>
  ({ key, label, value, unit }: RuleValue): Measurement => {
    const measure = measures.find((one) => one.key === key);
    const labelled = output.labels.find((one) => one.value === label);
    const code: Code = measure?.code ?? { scheme: '99PHENO', value: key, meaning: key };
    const own = measure?.name ?? key;
    const isFirst = measures[0]?.key === key;
    const name = labelled ? [labelled.name, ...(isFirst ? [] : [own.toLowerCase()])].join(', ') : own;
    return { key, code, name, label, quantity: { value: round(value), unit } };
  };

/** What is told of a rule's result, beside its numbers. */
export interface RuleProposal extends Proposal {
  readonly digest: Digest; // of the card
  readonly notes: readonly GuardReason[]; // of the run as a whole
}

/**
 * What a rule found in one place, as a proposal that a person decides on.
 *
 * @returns a finding with status `proposed`. Total.
 */
export function proposeRule(card: RuleCard, part: Omit<RulePart, 'labels'>, given: RuleProposal): Finding {
  const { id, at, on, grid, mask, run, digest, notes } = given;
  const { labels } = card.output;
  const [slice, row, column] = spacingOf(grid);
  const counted = note('infer.counted-on', { column: shown(column), row: shown(row), slice: shown(slice) });
  const [only, ...more] = labels;
  const own = { scheme: '99PHENO', value: card.id, meaning: card.name };
  return {
    id,
    kind: 'segment',
    on,
    geometry: { kind: 'mask', grid, mask, labels },
    code: only && more.length === 0 ? only.code : own,
    name: card.name,
    laterality: null,
    measurements: part.values.map(ruleMeasurement(card)),
    notes: [counted, ...part.notes, ...notes].map(({ code, params }) => ({ code, params })),
    by: { kind: 'pack', id: card.id, version: card.version, digest },
    run,
    at,
    status: 'proposed',
    decided: null,
    edited: false,
  };
}
