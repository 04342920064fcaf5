import { expect, test } from 'vitest';
import { makeBgzip } from '../../../../tests/fixtures/make-bgzip.ts';
import { makeIndex } from '../../../../tests/fixtures/make-index.ts';
import { readIndex } from './read-index.ts';

const bgzip = makeBgzip('chr1\t100\t.\tA\tC\nchr2\t7\t.\tA\tC\n');
const codeOf = (bytes: Uint8Array) => {
  const read = readIndex(bytes);
  return read.ok ? 'read' : read.error.code;
};

test.each(['tbi', 'csi'] as const)('a %s tells its contigs by the names in the file', (kind) => {
  expect(readIndex(makeIndex(bgzip, { kind }))).toMatchObject({ ok: true, value: { kind, names: ['chr1', 'chr2'] } });
});

test.each(['tbi', 'csi'] as const)('a %s that ends anywhere before its end is damaged', (kind) => {
  const made = makeIndex(bgzip, { kind });
  for (let length = 0; length < made.length; length++)
    expect(codeOf(made.subarray(0, length))).toBe('genome.index-damaged');
});

test('another magic is damage; columns of another kind of file are refused: their blocks have no end', () => {
  expect(codeOf(new TextEncoder().encode('BAI\u0001'))).toBe('genome.index-damaged');
  expect(codeOf(makeIndex(bgzip, { kind: 'tbi', preset: 0 }))).toBe('genome.index-kind');
  const counts = makeIndex(bgzip, { kind: 'tbi' });
  counts.writeUInt32LE(0x7ffffff0, 4 + 4 + 28 + 10); // as many bins as no file has
  expect(codeOf(counts)).toBe('genome.index-damaged');
});
