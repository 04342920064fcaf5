import type { FileQuality, Quartiles } from '../../../models/genome/quality/file-quality.ts';
import { KeyValues } from '../../ui/frame/key-values.tsx';
import type { KeyValue } from '../../ui/frame/key-values.tsx';
import { numberText } from '../../ui/text/quantity.ts';
import { t } from '../../ui/text/t.ts';
import { hetHomText, sexText, tsTvText } from './quality-words.ts';

/** What all lines of the file say of the sample; counts, no judgement. */
export function LineCounts({ of }: { readonly of: FileQuality }) {
  const { sample, filters } = of;
  const { called, missing, autosomes } = sample;
  const { sex, why } = sexText(sample);
  const all = called + missing;
  const lines: readonly KeyValue[] = [
    [t('genome.lines-counted'), numberText(of.lines)],
    [t('genome.faults'), faultsText(of.faults)],
    [t('genome.sex-check'), `${sex}: ${why}`],
    [
      t('genome.genotypes'),
      t('genome.genotypes-of', { called, all, percent: all === 0 ? '—' : numberText((100 * called) / all, 2) }),
    ],
    [t('genome.autosomes'), t('genome.autosomes-of', autosomes)],
    [t('genome.het-hom'), hetHomText(sample)],
    [t('genome.carried'), t('genome.carried-of', { snvs: sample.snvs, indels: sample.indels, others: sample.others })],
    [
      t('genome.ts-tv'),
      `${tsTvText(sample)} (${numberText(sample.transitions)} : ${numberText(sample.transversions)})`,
    ],
    [t('genome.depth-quartiles'), quartilesText(sample.depth)],
    [t('genome.quality-quartiles'), quartilesText(sample.genotypeQuality)],
    [
      t('genome.filters'),
      [
        t('genome.filter-count', { name: 'PASS', count: of.passed }),
        t('genome.filter-count', { name: t('genome.filter-none'), count: of.unfiltered }),
        ...filters.map(({ name, count }) => t('genome.filter-count', { name, count })),
      ].join(', '),
    ],
  ];
  return <KeyValues of={lines} />;
}

const faultsText = (faults: FileQuality['faults']): string => {
  if (faults === null) return t('genome.faults-unknown');
  if (faults.length === 0) return t('genome.faults-none');
  return faults.map(({ code, count, line }) => t(code, { count, line })).join(' ');
};

const quartilesText = (of: Quartiles | null): string =>
  of
    ? t('genome.quartiles', { first: of.first, median: of.median, third: of.third, of: of.of })
    : t('genome.not-stated');
