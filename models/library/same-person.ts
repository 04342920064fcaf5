import type { Identity } from './subject.ts';

const agree = (a: string | null, b: string | null): boolean =>
  a === null || a === '' || b === null || b === '' || a === b;
const folded = (name: string): string =>
  name
    .normalize('NFKC')
    .toLocaleLowerCase('und')
    .replaceAll(/[\s,^=]+/g, ' ')
    .trim();

/**
 * Whether two files may be taken for one person without asking anybody.
 *
 * With an ID on both: same ID, and no issuer, birth date or sex that disagrees (a name is spelt in many ways). Without an
 * ID on either: same name and same birth date, both given. Anything else is not the same: joining two people is the
 * worst fault this product can have, so doubt keeps them apart until a person says otherwise. Total.
 */
export function isSamePerson(a: Identity, b: Identity): boolean {
  if (!agree(a.issuer, b.issuer) || !agree(a.birthDate, b.birthDate) || !agree(a.sex, b.sex)) return false;
  if (a.patientId !== '' && b.patientId !== '') return a.patientId === b.patientId;
  if (a.patientId !== '' || b.patientId !== '') return false;
  return (
    folded(a.name) !== '' && folded(a.name) === folded(b.name) && a.birthDate !== null && a.birthDate === b.birthDate
  );
}
