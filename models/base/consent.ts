import { newestFact } from './fact.ts';
import type { Fact } from './fact.ts';

// What a person may choose not to learn. One row a kind: the Fact that records the consent, and the keys it covers.
const consents = {
  apoe: { records: 'consent_apoe', covers: ['apoe', 'apoe_not_called'] },
  secondary: { records: 'consent_secondary', covers: [] }, // genes looked at beside the question that was asked
} as const satisfies Readonly<Record<string, { readonly records: string; readonly covers: readonly string[] }>>;

export type ConsentKind = keyof typeof consents;
export type ConsentState = 'given' | 'denied' | 'not-recorded';

/** Whether the Subject agreed to learn what `kind` tells: the newest record counts, no record is no consent. Total. */
export function consentTo(kind: ConsentKind, facts: readonly Fact[]): ConsentState {
  const value = newestFact(facts, consents[kind].records)?.value;
  if (value?.kind !== 'boolean') return 'not-recorded';
  return value.is ? 'given' : 'denied';
}

/**
 * The Facts without those that no recorded consent covers. The one gate: what leaves the main process went through it.
 * Total; keeps the order.
 */
export function permittedFacts(facts: readonly Fact[]): readonly Fact[] {
  const hidden = new Set<string>();
  for (const kind of Object.keys(consents) as ConsentKind[])
    // the object's own keys
    if (consentTo(kind, facts) !== 'given') for (const key of consents[kind].covers) hidden.add(key);
  return facts.filter((fact) => !hidden.has(fact.key));
}
