import { LocalDate } from '../base/dates.ts';
import { SubjectId } from '../base/ids.ts';
import { z } from '../base/schema.ts';

export const Sex = z.enum(['F', 'M', 'O']);
export type Sex = z.infer<typeof Sex>;

/** The person a case is about, as the received files name them. `issuer` says who gave the `patientId`. */
export const Subject = z.object({
  id: SubjectId,
  name: z.string(),
  patientId: z.string(),
  issuer: z.string(),
  birthDate: LocalDate.nullable(),
  sex: Sex.nullable(),
});
export type Subject = z.infer<typeof Subject>;
