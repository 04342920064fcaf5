import { alleleAt } from './allele-at.ts';
import type { Place } from './allele-at.ts';
import type { CalledPlace, PlaceReading } from './read-place.ts';

/**
 * One reading of a place that is written on several lines. The first that gives no genotype decides; strands of several
 * lines are known to agree only where all are phased in one set and no strand has two alleles.
 *
 * @param answers  what each line says, in the order of the file; one or more. Total.
 */
export function joinLines(place: Place, answers: readonly PlaceReading[]): PlaceReading {
  const refused = answers.find((answer) => answer.kind === 'not-called');
  const called = answers.filter((answer) => answer.kind === 'called');
  const telling = called.find(({ alleles }) => alleles.some((allele) => allele !== place.ref)) ?? called[0];
  if (refused) return refused;
  if (!telling) return { kind: 'not-called', code: 'genome.absent', detail: '', record: null };
  if (called.length === 1) return telling;

  const copies = telling.alleles.length;
  const counts = countsOf(place, called);
  const alleles = counts && Array.from(counts, ([allele, count]) => Array.from({ length: count }, () => allele)).flat();
  if (!alleles || alleles.length > copies || called.some((each) => each.alleles.length !== copies))
    return {
      kind: 'not-called',
      code: 'genome.conflict',
      detail: called.map(({ record, alleles: own }) => `${record.line}: ${own.join('/')}`).join(', '),
      record: telling.record,
    };
  const strands = strandsOf(place, called);
  const rest = Array.from({ length: copies - alleles.length }, () => place.ref);
  return strands ? { ...telling, alleles: strands } : { ...telling, alleles: [...rest, ...alleles], isPhased: false };
}

/** Copies of each allele that is not reference; null where two lines count one differently, or one has reference alone. */
const countsOf = (place: Place, called: readonly CalledPlace[]): ReadonlyMap<string, number> | null => {
  const counts = new Map<string, number>();
  const end = place.start + place.ref.length;
  const isOnlyReference = ({ evidence, record }: CalledPlace): boolean =>
    evidence === 'reference-record' && record.start <= place.start && record.end >= end;
  const hasOther = called.some(({ alleles }) => alleles.some((allele) => allele !== place.ref));
  if (hasOther && called.some(isOnlyReference)) return null;
  for (const { alleles, record } of called) {
    const speaksOf = new Set([...record.alts.map((_, i) => alleleAt(place, record, i + 1)), ...alleles]);
    for (const allele of speaksOf) {
      if (allele === null || allele === place.ref) continue;
      const count = alleles.filter((each) => each === allele).length;
      if (counts.has(allele) && counts.get(allele) !== count) return null;
      counts.set(allele, count);
    }
  }
  return counts;
};

/** The allele of each strand, where all lines are phased in one set and agree; null where not. */
const strandsOf = (place: Place, called: readonly CalledPlace[]): readonly string[] | null => {
  const [first] = called;
  if (!first || called.some(({ isPhased, phaseSet }) => !isPhased || phaseSet !== first.phaseSet)) return null;
  const strands = first.alleles.map((_, i) => [
    ...new Set(called.map(({ alleles }) => alleles[i] ?? '').filter((allele) => allele !== place.ref)),
  ]);
  return strands.every((own) => own.length <= 1) ? strands.map(([allele]) => allele ?? place.ref) : null;
};
