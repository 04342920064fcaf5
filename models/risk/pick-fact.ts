import { newestFact } from '../base/fact.ts';
import type { Fact, FactValue } from '../base/fact.ts';
import { inputRow } from './input-table.ts';

// What a person typed outweighs a file of values, that what was measured here, and that the headers of the images.
const ranks: Readonly<Record<Fact['from']['kind'], number>> = { typed: 0, file: 1, finding: 2, genome: 2, image: 3 };

export interface Picked {
  readonly fact: Fact | undefined;
  /** Facts of the same input that say something else and were passed over: the newest of each weaker origin. */
  readonly others: readonly Fact[];
}

/**
 * The Fact that counts for an input: of the strongest origin the newest. The input's other names count as well.
 *
 * @source order of filling: entry by hand, imported values, measurement, header (facts on risk models, section 5). Total.
 */
export function pickFact(facts: readonly Fact[], key: string): Picked {
  const names = [key, ...(inputRow(key)?.aliases ?? [])];
  const own = facts.filter((fact) => names.includes(fact.key)).map((fact) => ({ ...fact, key }));
  const newest = [0, 1, 2, 3].flatMap(
    (rank) =>
      newestFact(
        own.filter(({ from }) => ranks[from.kind] === rank),
        key,
      ) ?? [],
  );
  const [fact, ...weaker] = newest;
  return { fact, others: weaker.filter((other) => fact && !isSame(other.value, fact.value)) };
}

const isSame = (a: FactValue, b: FactValue): boolean => {
  if (a.kind === 'quantity') return b.kind === 'quantity' && a.value === b.value && a.unit === b.unit;
  if (a.kind === 'boolean') return b.kind === 'boolean' && a.is === b.is;
  if (a.kind === 'text') return b.kind === 'text' && a.text === b.text;
  return b.kind === 'code' && a.code.scheme === b.code.scheme && a.code.value === b.code.value;
};
