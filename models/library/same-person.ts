import type { Identity } from './subject.ts';

const agree = (a: string | null, b: string | null): boolean =>
  a === null || a === '' || b === null || b === '' || a === b;
const folded = (name: string): string =>
  name
    .normalize('NFKC')
    .toLocaleLowerCase('und')
    .replaceAll(/[\s,^=]+/g, ' ')
    .trim();

/** Whether the names may be one person's: they share a word, or one is not given. */
const isNamedAlike = (a: string, b: string): boolean => {
  const words = new Set(folded(a).split(' '));
  return (
    folded(a) === '' ||
    folded(b) === '' ||
    folded(b)
      .split(' ')
      .some((word) => words.has(word))
  );
};

/**
 * Whether two files may be taken for one person without asking anybody.
 *
 * With an ID on both: same ID, and no issuer, birth date or sex that disagrees; and the same birth date on both, or names
 * that share a word (a name is spelt in many ways, and may change; numbers are given twice). Without an ID on either: same name and same birth date, both given. Anything else is not the same: joining two people is the
 * worst fault this product can have, so doubt keeps them apart until a person says otherwise. Total.
 */
export function isSamePerson(a: Identity, b: Identity): boolean {
  if (!agree(a.issuer, b.issuer) || !agree(a.birthDate, b.birthDate) || !agree(a.sex, b.sex)) return false;
  if (a.patientId !== '' && b.patientId !== '')
    return (
      a.patientId === b.patientId && ((a.birthDate !== null && b.birthDate !== null) || isNamedAlike(a.name, b.name))
    );
  if (a.patientId !== '' || b.patientId !== '') return false;
  return (
    folded(a.name) !== '' && folded(a.name) === folded(b.name) && a.birthDate !== null && a.birthDate === b.birthDate
  );
}
