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
