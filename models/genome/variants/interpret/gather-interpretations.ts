import { jsonOf } from '../../../base/schema.ts';
import type { Fact } from '../../../base/fact.ts';
import { currentCriteria, CriterionEntry, Strength } from '../acmg/criterion.ts';
import type { ClassificationScheme } from '../acmg/scheme.ts';
import { gliomaTable } from '../glioma/classify-glioma.ts';
import { ConfirmedClass, ConfirmedDiagnosis, ConfirmedTier } from './confirmed.ts';
import { historyOf, saidBy } from './history.ts';
import type { FactEdit } from './history.ts';
import {
  classKey,
  gliomaDiagnosisKey,
  gliomaKey,
  interpretationPrefixes,
  meaningOf,
  schemeKey,
  tierKey,
} from './interpretation-key.ts';
import type { GliomaCase, Interpretations, Staleness, VariantInterpretation } from './interpretation.ts';
import { readVariantKey } from './variant-ref.ts';
import type { VariantRef } from './variant-ref.ts';

/** What a case is classified by where nobody chose. */
export const firstScheme = 'acmg-2015';

/** What interpretations are gathered from. */
export interface InterpretationSources {
  readonly facts: readonly Fact[]; // entered ones, one a key
  readonly edits: readonly FactEdit[]; // of the same keys, oldest first
  readonly schemes: readonly ClassificationScheme[];
  readonly inFile: ReadonlySet<string>; // keys of the variants that the newest file carries, and may be shown
}

/**
 * What readers have said of a case's variants, by their keys. What was confirmed goes stale, and says why, where its
 * criteria or the case's scheme changed since, or the newest file does not carry the variant. Total: a Fact that cannot be
 * read is as if it were not there.
 */
export function gatherInterpretations(sources: InterpretationSources): Interpretations {
  const own = sources.facts.filter(({ key }) => interpretationPrefixes.some((prefix) => key.startsWith(prefix)));
  const byKey = new Map(own.map((fact) => [fact.key, fact]));
  const chosen = saidBy(byKey.get(schemeKey) ?? null);
  const scheme = sources.schemes.find(({ id }) => id === chosen)?.id ?? firstScheme;
  const keys = new Set(
    [...own.map(({ key }) => key), ...sources.edits.map(({ change }) => change.key)].flatMap((key) => {
      const meaning = meaningOf(key);
      return meaning && 'variant' in meaning ? [meaning.variant] : [];
    }),
  );
  const variants = [...keys].sort().flatMap((key) => {
    const variant = readVariantKey(key);
    return variant ? [interpretationOf(variant, { ...sources, facts: own, byKey, key, scheme })] : [];
  });
  return { schemes: [...sources.schemes], scheme, variants, glioma: gliomaOf(sources, byKey) };
}

interface Asked extends InterpretationSources {
  readonly key: string;
  readonly byKey: ReadonlyMap<string, Fact>;
  readonly scheme: string;
}

function interpretationOf(variant: VariantRef, asked: Asked): VariantInterpretation {
  const { key, facts, byKey, edits } = asked;
  const criteria = currentCriteria(facts.flatMap((fact) => entryOf(fact, key) ?? []));
  const confirmed = frozen(byKey.get(classKey(key)), ConfirmedClass);
  return {
    key,
    variant,
    criteria: [...criteria],
    confirmed,
    stale: confirmed && staleClass(confirmed, criteria, asked),
    tier: frozen(byKey.get(tierKey(key)), ConfirmedTier),
    history: historyOf(edits, (meaning) => 'variant' in meaning && meaning.variant === key),
  };
}

/** A criterion as a Fact of this variant says it, taken back or not. */
const entryOf = (fact: Fact, key: string): CriterionEntry | null => {
  const meaning = meaningOf(fact.key);
  if (meaning?.kind !== 'criterion' || meaning.variant !== key || fact.from.kind !== 'typed') return null;
  const strength = Strength.safeParse(saidBy(fact));
  const read = CriterionEntry.safeParse({
    code: meaning.code,
    strength: strength.success ? strength.data : 'supporting',
    isApplied: strength.success,
    evidence: fact.notes[0] ?? '',
    by: fact.from.by,
    at: fact.at,
  });
  return read.success ? read.data : null;
};

/** What is frozen in a Fact's second note, with who and when; null for none, and for one that was taken back. */
const frozen = <T extends object>(
  fact: Fact | undefined,
  schema: { safeParse(json: unknown): { success: true; data: T } | { success: false } },
): (T & { by: CriterionEntry['by']; at: string }) | null => {
  if (!fact || saidBy(fact) === null || fact.from.kind !== 'typed') return null;
  const read = schema.safeParse(jsonOf(fact.notes[1] ?? ''));
  return read.success ? { ...read.data, by: fact.from.by, at: fact.at } : null;
};

const staleClass = (
  { classification }: ConfirmedClass,
  criteria: readonly CriterionEntry[],
  { scheme, schemes, inFile, key }: Asked,
): Staleness | null => {
  if (!inFile.has(key)) return 'file';
  const now = schemes.find(({ id }) => id === scheme);
  if (classification.scheme !== scheme || classification.version !== now?.version) return 'scheme';
  return textOf(classification.criteria) === textOf(criteria) ? null : 'criteria';
};

const textOf = (criteria: readonly Pick<CriterionEntry, 'code' | 'strength'>[]): string =>
  criteria
    .map(({ code, strength }) => `${code} ${strength}`)
    .sort()
    .join(', ');

const gliomaOf = ({ edits }: InterpretationSources, byKey: ReadonlyMap<string, Fact>): GliomaCase => {
  const results = gliomaTable.fields.flatMap(({ id, values }) => {
    const fact = byKey.get(gliomaKey(id));
    const value = saidBy(fact ?? null);
    return fact?.from.kind === 'typed' && value !== null && values.includes(value)
      ? [{ field: id, value, evidence: fact.notes[0] ?? '', by: fact.from.by, at: fact.at }]
      : [];
  });
  const confirmed = frozen(byKey.get(gliomaDiagnosisKey), ConfirmedDiagnosis);
  const now = Object.fromEntries(results.map(({ field, value }) => [field, value]));
  const isSame =
    confirmed !== null &&
    Object.keys(now).length === Object.keys(confirmed.findings).length &&
    Object.entries(now).every(([field, value]) => confirmed.findings[field] === value);
  return {
    results,
    confirmed,
    stale: confirmed && !isSame ? 'findings' : null,
    history: historyOf(edits, ({ kind }) => kind === 'glioma' || kind === 'diagnosis'),
  };
};
