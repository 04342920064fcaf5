import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { SiteCall } from '../places/site-call.ts';
import { callApoe } from './call-apoe.ts';

const site = (rsid: string, genotype: string): SiteCall => {
  const where = { rsid, contig: '19', start: 0, ref: 'T' };
  const [a, b] = genotype.split(/[/|]/);
  return a && b
    ? {
        kind: 'called',
        ...where,
        bases: [a, b],
        isPhased: genotype.includes('|'),
        phaseSet: null,
        evidence: 'variant',
        depth: 30,
        genotypeQuality: 99,
        line: 1,
      }
    : { kind: 'not-called', ...where, code: 'genome.absent', detail: '', line: null };
};
const apoe = (rs429358: string, rs7412: string) => callApoe([site('rs429358', rs429358), site('rs7412', rs7412)]);
const genotype = (rs429358: string, rs7412: string) => {
  const call = apoe(rs429358, rs7412);
  return call.kind === 'called' ? [call.genotype, ...call.others].join(' or ') : `${call.code} ${call.site}`;
};

test.each([
  ['T/T', 'T/T', 'e2/e2'],
  ['T/T', 'C/T', 'e2/e3'],
  ['T/T', 'C/C', 'e3/e3'],
  ['T/C', 'C/C', 'e3/e4'],
  ['C/C', 'C/C', 'e4/e4'],
  ['T/C', 'C/T', 'e2/e4 or e1/e3'], // the same bases on other strands
  ['T|C', 'T|C', 'e2/e4'], // phased: T with T, C with C
  ['T|C', 'C|T', 'e1/e3'],
  ['C/C', 'C/T', 'e1/e4'],
  ['C/C', 'T/T', 'e1/e1'],
])('rs429358 %s and rs7412 %s are %s', (a, b, expected) => {
  expect(genotype(a, b)).toBe(expected);
});

test('a missing position leaves APOE not called, even where the other would nearly decide', () => {
  expect(genotype('T/T', '')).toBe('genome.absent rs7412');
  expect(genotype('', 'C/C')).toBe('genome.absent rs429358');
  expect(genotype('', '')).toBe('genome.absent rs429358, rs7412');
});

test('the order of unphased bases and of the strands changes nothing', () => {
  const base = fc.constantFrom('T', 'C');
  fc.assert(
    fc.property(base, base, base, base, (a, b, c, d) => {
      expect(genotype(`${b}/${a}`, `${c}/${d}`)).toBe(genotype(`${a}/${b}`, `${c}/${d}`));
      expect(genotype(`${b}|${a}`, `${d}|${c}`)).toBe(genotype(`${a}|${b}`, `${c}|${d}`));
    }),
  );
});
