import { LocalDate } from '../base/dates.ts';
import { SubjectId } from '../base/ids.ts';
import { z } from '../base/schema.ts';

export const Sex = z.enum(['F', 'M', 'O']);
export type Sex = z.infer<typeof Sex>;

/** How a received file names the person it is of. `issuer` says who gave the `patientId`; empty: not said. */
export const Identity = z.object({
  name: z.string(),
  patientId: z.string(),
  issuer: z.string(),
  birthDate: LocalDate.nullable(),
  sex: Sex.nullable(),
});
export type Identity = z.infer<typeof Identity>;

/** The person a case is about, as the received files name them. */
export const Subject = Identity.extend({ id: SubjectId });
export type Subject = z.infer<typeof Subject>;

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
