import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { SumsPlot } from '../scores/sums-plot.tsx';
import { GenePicture } from './gene-picture.tsx';

const gene = {
  gene: 'BRCA2',
  transcript: 'NM_000059.4',
  isMane: true,
  contig: '13',
  strand: '+',
  exons: [
    [100, 200],
    [300, 500],
  ] as [number, number][],
} as const;
const picture = (position: number) =>
  renderToStaticMarkup(<GenePicture of={gene} position={position} others={[150]} />);
const mark = (markup: string): number => Number(/gene-picture-own" d="M([\d.]+) /.exec(markup)?.[1]);

test('the variant stands to scale inside its exon, and the same is said in words', () => {
  expect(picture(401)).toContain('BRCA2, NM_000059.4: the variant lies in exon 2 of 2.');
  expect(mark(picture(101))).toBe(0);
  expect(mark(picture(401))).toBeCloseTo(99 + 3 + 99, 5); // 297 px for 300 bases, a gap of 3 px
  expect(picture(203)).toContain('between exon 1 and exon 2, 3 bases from the nearer one');
});

test('a sum beyond all people of the population stands at the edge, and is said to', () => {
  const placed = {
    population: 'north',
    people: 3,
    panel: 3,
    percentile: 100,
    z: 3,
    zNorm1: 3,
    zNorm2: 3,
    isOutside: false,
  };
  const markup = renderToStaticMarkup(<SumsPlot sums={{ low: 0, high: 2, counts: [1, 2] }} sum={5} placed={placed} />);
  expect(markup).toContain('this person: 5.000, above all of them.');
  expect(markup).toContain('d="M320 0V64"');
});
