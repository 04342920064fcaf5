import { assertNever } from '../../base/assert-never.ts';
import type { Pharmacogene } from './pharmacogene.ts';

/** A gene's result in one line. `from` null: there is none. `code`: why there is none, or no pair. */
export interface GeneResult {
  readonly from: 'file' | 'outside' | null;
  readonly pairs: readonly string[]; // all that fit alike, `*1/*2`; an unphased list of variants is one, joined by ` AND `
  readonly phenotypes: readonly string[]; // without repeats; none where the table says none or a normal one is withheld
  readonly activities: readonly string[];
  readonly code: string | null;
}

const nothing = { from: null, pairs: [], phenotypes: [], activities: [] } as const;
const known = (values: readonly (string | null)[]): readonly string[] => [
  ...new Set(values.flatMap((value) => (value === null || value === 'n/a' ? [] : [value]))),
];

/** What a gene's line says: the outside call where there is one, else the file's. Total. */
export function geneResult({ call, outside }: Pharmacogene): GeneResult {
  if (outside) {
    const { names, phenotype, activity, lookup } = outside.call;
    return {
      from: 'outside',
      pairs: names ? [names.join('/')] : [],
      phenotypes: known([lookup.phenotype ?? phenotype]),
      activities: known([lookup.activity ?? activity]),
      code: null,
    };
  }
  if (!call) return { ...nothing, code: 'genome.pgx-read-again' };
  switch (call.kind) {
    case 'outside-only':
    case 'no-data':
      return { ...nothing, code: call.reason };
    case 'no-call':
      return call.lookup
        ? { ...nothing, from: 'file', phenotypes: known([call.lookup.phenotype]), code: 'genome.pgx-single-site' }
        : { ...nothing, code: call.reason };
    case 'called': {
      const pairs = call.listed
        ? [call.listed.length > 0 ? call.listed.join(' AND ') : (call.lookup?.names.join('/') ?? '')]
        : call.diplotypes.map(({ names }) => names.join('/'));
      const of = call.lookup ? [call.lookup] : call.diplotypes;
      return {
        from: 'file',
        pairs,
        phenotypes: call.isNormalWithheld ? [] : known(of.map(({ phenotype }) => phenotype)),
        activities: call.isNormalWithheld ? [] : known(of.map(({ activity }) => activity)),
        code: null,
      };
    }
    default:
      return assertNever(call.kind);
  }
}

const steps: readonly (readonly [RegExp, number])[] = [
  [/^(likely )?poor (metabolizer|function)$|^deficient/, 1],
  [/^((likely|possible) )?intermediate metabolizer$|^(possible )?decreased function$|^variable$/, 2],
  [/^normal( metabolizer| function)?$/, 3],
  [/^rapid metabolizer$|^increased function$/, 4],
  [/^ultrarapid metabolizer$/, 5],
];

/**
 * A phenotype on the scale none (1), decreased, normal, increased, ultra (5); 0 for one that is told but lies on no such
 * scale (indeterminate, susceptibilities, sensitivities). Total.
 */
export const functionStep = (phenotype: string): number =>
  steps.find(([words]) => words.test(phenotype.toLowerCase()))?.[1] ?? 0;
