import { expect, test } from 'vitest';
import { StudyUid, SubjectId } from '../../../../models/base/ids.ts';
import type { WorklistRow } from '../../../../models/library/worklist.ts';
import { firstRowLine, headingAt, lineCount, pagesOf, rowAt, rowLine } from './lines.ts';
import type { Found } from './lines.ts';

const makeRow = (uid: string): WorklistRow => ({
  subject: { id: SubjectId.parse('s'), name: '', patientId: '', issuer: '', birthDate: null, sex: null },
  study: {
    uid: StudyUid.parse(uid),
    subject: SubjectId.parse('s'),
    date: null,
    time: null,
    description: '',
    accession: '',
    referrer: '',
  },
  modalities: [],
  bodyPart: null,
  seriesCount: 0,
  imageCount: 0,
  problemCount: 0,
  openFindings: 0,
  acceptedFindings: 0,
  hasGenome: false,
  priorCount: 0,
  report: 'none',
  isUnread: false,
  thumbnail: null,
});
const pages = new Map([[0, Array.from({ length: 100 }, (_, i) => makeRow(String(i)))]]);
const plain: Found = { query: '', total: 250, inWork: [], pages };
const grouped: Found = { ...plain, inWork: [makeRow('7'), makeRow('9')] };

test('without work in hand, line and row are the same', () => {
  expect([lineCount(plain), firstRowLine(plain), headingAt(plain, 0)]).toEqual([250, 0, null]);
  expect(rowAt(plain, 42)?.study.uid).toBe('42');
});

test('work in hand stands first under its heading, then all under theirs', () => {
  expect(lineCount(grouped)).toBe(254);
  expect([0, 1, 2, 3, 4].map((line) => headingAt(grouped, line))).toEqual(['in-work', null, null, 'all', null]);
  expect([1, 2, 4, 5].map((line) => rowAt(grouped, line)?.study.uid)).toEqual(['7', '9', '0', '1']);
});

test('a step onto a heading goes on in its direction', () => {
  expect(rowLine(grouped, 3, 1)).toBe(4);
  expect(rowLine(grouped, 3, -1)).toBe(2);
});

test('rows that are not loaded are absent, and their page is named', () => {
  expect(rowAt(plain, 120)).toBeUndefined();
  expect(pagesOf(plain, 95, 210)).toEqual([0, 1, 2]);
});
