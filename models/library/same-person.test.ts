import { expect, test } from 'vitest';
import { isSamePerson } from './same-person.ts';
import type { Identity } from './subject.ts';

const jane: Identity = { name: 'SAMPLE^Jane', patientId: '17', issuer: '', birthDate: '1949-06-01', sex: 'F' };
const unnamed: Identity = { name: '', patientId: '', issuer: '', birthDate: null, sex: null };

test.each<[string, Identity, Identity, boolean]>([
  ['same ID and birth date is one person, however the name is spelt', jane, { ...jane, name: 'Sample, J.' }, true],
  ['same ID, another birth date is not', jane, { ...jane, birthDate: '1990-02-25' }, false],
  ['same ID of another issuer is not', { ...jane, issuer: 'A' }, { ...jane, issuer: 'B' }, false],
  ['same ID, one file without a birth date is', jane, { ...jane, birthDate: null }, true],
  ['same ID and birth date is, with another name', jane, { ...jane, name: 'MILLER^J' }, true],
  [
    'same ID, no birth date on one and no word of the name shared is doubt',
    jane,
    { ...jane, name: 'FOO', birthDate: null },
    false,
  ],
  ['another ID is not, even with the same name and birth date', jane, { ...jane, patientId: '18' }, false],
  ['an ID on one side only is doubt', jane, { ...jane, patientId: '' }, false],
  [
    'no ID, same name and birth date is',
    { ...jane, patientId: '' },
    { ...jane, patientId: '', name: 'sample, jane' },
    true,
  ],
  [
    'no ID and no birth date is doubt',
    { ...jane, patientId: '', birthDate: null },
    { ...jane, patientId: '', birthDate: null },
    false,
  ],
  ['two files that say nothing are not one person', unnamed, unnamed, false],
])('%s', (_, a, b, expected) => {
  expect(isSamePerson(a, b)).toBe(expected);
});
