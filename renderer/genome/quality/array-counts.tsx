import type { ArrayQuality } from '../../../models/genome/array/array-quality.ts';
import { KeyValues } from '../../ui/frame/key-values.tsx';
import type { KeyValue } from '../../ui/frame/key-values.tsx';
import { numberText } from '../../ui/text/quantity.ts';
import { t } from '../../ui/text/t.ts';

/** What all rows of a chip file say, and what no chip says. */
export function ArrayCounts({ of }: { readonly of: ArrayQuality }) {
  const { rows, called, missing, unresolved, autosomes, x, y } = of;
  const percent = rows === 0 ? '—' : numberText((100 * called) / rows, 2);
  const lines: readonly KeyValue[] = [
    [t('genome.array-rows'), numberText(rows)],
    [t('genome.genotypes'), t('genome.genotypes-of', { called, all: rows, percent })],
    [t('genome.array-missing'), t('genome.array-missing-of', { missing, unresolved })],
    [t('genome.autosomes'), t('genome.array-autosomes-of', autosomes)],
    [t('genome.array-x'), t('genome.array-x-of', x)],
    [t('genome.array-y'), t('genome.array-y-of', y)],
    [t('genome.array-unsaid'), t('genome.array-unsaid-of')],
  ];
  return <KeyValues of={lines} />;
}
