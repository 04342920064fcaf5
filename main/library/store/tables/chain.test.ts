import { expect, test } from 'vitest';
import { canonicalJson } from '../../../../models/base/ipc/canonical-json.ts';
import { chainStart, nextDigest } from './chain.ts';

test('one value has one spelling', () => {
  expect(canonicalJson({ b: [1, { d: null, c: 'x' }], a: 'é', skipped: undefined })).toBe(
    '{"a":"é","b":[1,{"c":"x","d":null}]}',
  );
});

// The hash of the first event of a worked example of the rule h = SHA-256(before in hex + canonical JSON), start 64 zeros.
test('a link stands on the one before', () => {
  const event = {
    seq: 1,
    time: '2026-01-02T08:00:00Z',
    code: '110114',
    type: '110122',
    action: 'E',
    outcome: 0,
    user: 'u1',
  };
  expect(nextDigest(chainStart, canonicalJson(event))).toBe(
    'eef18091648d4ecba058fff74f932367899c7caee5fa0ccd050d9360bb92aecf',
  );
});
