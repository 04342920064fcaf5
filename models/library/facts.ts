import { yearsBetween } from '../base/dates.ts';
import type { LocalDate } from '../base/dates.ts';
import type { Fact } from '../base/fact.ts';
import type { Study } from './study.ts';
import type { Subject } from './subject.ts';

const words = { F: 'female', M: 'male', O: 'other' } as const;

/**
 * What the received headers tell of the person: `sex` (`female`, `male`, `other`) and `age` in whole years at the study.
 * Without a study, or with a study date before birth, there is no age. Their time is the study's, so that what a person
 * types in later counts. Total.
 */
export function subjectFacts({ birthDate, sex }: Subject, study: Study | null): readonly Fact[] {
  const facts: Fact[] = [];
  const on = study?.date ?? null;
  if (sex)
    facts.push({
      ...from('PatientSex', on ?? birthDate ?? longAgo),
      key: 'sex',
      code: { scheme: 'LN', value: '46098-0', meaning: 'Sex' },
      value: { kind: 'text', text: words[sex] },
    });
  if (birthDate && on && on >= birthDate)
    facts.push({
      ...from('PatientBirthDate, StudyDate', on),
      key: 'age',
      code: { scheme: 'LN', value: '30525-0', meaning: 'Age' },
      value: { kind: 'quantity', value: yearsBetween(birthDate, on), unit: 'a' },
    });
  return facts;
}

const longAgo = '1900-01-01'; // of a header without any date: anything else is newer
const from = (detail: string, on: LocalDate): Pick<Fact, 'at' | 'from' | 'notes'> => ({
  at: `${on}T00:00:00.000Z`,
  from: { kind: 'image', detail },
  notes: [],
});
