import { newestFact } from '../../../base/fact.ts';
import type { Fact } from '../../../base/fact.ts';

const prefix = 'medication/';

/** The key of the Fact that says whether a drug is taken now (yes or no), by its international name in small letters. Total. */
export const medicationKey = (drug: string): string => `${prefix}${drug.trim().toLowerCase()}`;

/** The drugs that are taken now: the newest Fact of each says yes. Total. */
export function takenNow(facts: readonly Fact[]): ReadonlySet<string> {
  const keys = new Set(facts.map(({ key }) => key).filter((key) => key.startsWith(prefix)));
  return new Set(
    [...keys].flatMap((key) => {
      const value = newestFact(facts, key)?.value;
      return value?.kind === 'boolean' && value.is ? [key.slice(prefix.length)] : [];
    }),
  );
}
