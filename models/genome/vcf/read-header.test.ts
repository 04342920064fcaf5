import { expect, test } from 'vitest';
import { readHeader } from './read-header.ts';

const titles = '#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO';

test('a header tells contigs, reference, the program that wrote it and samples', () => {
  const read = readHeader(
    [
      '##fileformat=VCFv4.3',
      '##reference=file:///hs37d5.fa',
      '##source=PLINKv1.90',
      '##contig=<ID=19,length=59128983,assembly=b37>',
      '##contig=<length=58617616,ID="chr19">',
      `${titles}\tFORMAT\tA\tB c`,
    ].join('\r\n'),
  );
  expect(read).toEqual({
    ok: true,
    value: {
      fileFormat: 'VCFv4.3',
      contigs: [
        { name: '19', length: 59128983, assembly: 'b37' },
        { name: 'chr19', length: 58617616, assembly: null },
      ],
      reference: 'file:///hs37d5.fa',
      source: 'PLINKv1.90',
      samples: ['A', 'B c'],
      problems: [],
    },
  });
});

test.each([
  [`##fileformat=VCFv4.2\n${titles.replaceAll('\t', ' ')}`, 'genome.not-vcf'],
  ['##fileformat=VCFv4.2\n', 'genome.not-vcf'],
  [`##fileformat=VCFv3.2\n${titles}`, 'genome.old-vcf'],
  [`##fileformat=VCFv4.2\n${titles}\tFORMAT\tA\tB\tA`, 'genome.duplicate-samples'],
])('%j is refused', (text, code) => {
  expect(readHeader(text)).toMatchObject({ ok: false, error: { code } });
});

test('a missing first line is remarked on, not refused', () => {
  expect(readHeader(titles)).toMatchObject({
    ok: true,
    value: { fileFormat: null, problems: [{ code: 'genome.no-fileformat' }] },
  });
});

test('a tab behind the last title names no sample', () => {
  expect(readHeader(`${titles}\tFORMAT\tA\t\n`)).toMatchObject({ ok: true, value: { samples: ['A'] } });
});
