import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { makeReportCase, reader } from '../../../tests/fixtures/make-report-case.ts';
import { Digest } from '../../base/ids.ts';
import { compose } from '../compose.ts';
import { canonicalJson } from '../../base/ipc/canonical-json.ts';
import { reportDigest } from './digest.ts';

const sha256 = (bytes: Uint8Array) => Digest.parse(createHash('sha256').update(bytes).digest('hex'));
const words = ['about.not-cleared', 'report.draft', 'report.unsigned', 'title', 'report.section.indication'];
const language = { tag: 'en', texts: Object.fromEntries(words.map((word) => [word, word])) };
const template = {
  schema: 1 as const,
  id: 'x',
  version: '1',
  title: 'title',
  modalities: [],
  bodyParts: [],
  sections: [{ id: 'indication', text: null }],
};
const report = compose(makeReportCase(), { template, language });

test('the order in which keys were set does not matter, that of a list does', () => {
  expect(canonicalJson({ b: [1, 2], a: 'é' })).toBe('{"a":"é","b":[1,2]}');
  expect(canonicalJson({ a: 'é', b: [1, 2] })).toBe(canonicalJson({ b: [1, 2], a: 'é' }));
  expect(canonicalJson([1, 2])).not.toBe(canonicalJson([2, 1]));
});

test('what JSON cannot say has no digest', () => {
  expect(() => canonicalJson({ volume: Number.NaN })).toThrow(TypeError);
  expect(() => canonicalJson([undefined])).toThrow(TypeError);
});

test('signing does not change the digest, one changed letter does', () => {
  const digest = reportDigest(report, sha256);
  const signed = {
    ...report,
    status: 'final' as const,
    signature: { by: reader, at: report.at, digest, reason: null },
  };
  expect(reportDigest(signed, sha256)).toBe(digest);
  expect(reportDigest({ ...signed, title: `${report.title}.` }, sha256)).not.toBe(digest);
});
