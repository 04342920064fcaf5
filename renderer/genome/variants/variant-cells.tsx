import type { PanelVariant } from '../../../models/genome/variants/scan/panel-variant.ts';
import { Tag } from '../../ui/button/tag.tsx';
import type { Column } from '../../ui/table/table.tsx';
import { numberText } from '../../ui/text/quantity.ts';
import { t } from '../../ui/text/t.ts';
import { significanceGroup } from './variant-filter.ts';

export const variantColumns = (): readonly Column[] => [
  { id: 'gene', label: t('genome.gene'), width: 84 },
  { id: 'position', label: t('genome.position'), width: 128 },
  { id: 'change', label: t('genome.change') },
  { id: 'consequence', label: t('genome.consequence'), width: 150 },
  { id: 'significance', label: t('genome.significance'), width: 130 },
  { id: 'frequency', label: t('genome.frequency'), width: 84, isNumber: true },
  { id: 'genotype', label: t('genome.genotype'), width: 84 },
];

/** A line of the table: what the file says; a dash where it says nothing. */
export const VariantCells = ({ of }: { readonly of: PanelVariant }) => {
  const { annotation } = of;
  const change = annotation?.coding ?? `${of.ref}>${of.alt}`;
  return (
    <>
      <td>
        <b>{of.gene}</b>
      </td>
      <td className="variant-mono">
        {of.contig}:{of.position}
      </td>
      <td className="variant-mono" title={change}>
        {change}
      </td>
      <td title={annotation?.consequences.join(', ')}>{annotation?.consequences[0]?.replaceAll('_', ' ') ?? '—'}</td>
      <td>
        <Significance of={of} />
      </td>
      <td data-number>{annotation?.frequency == null ? '—' : numberText(annotation.frequency, 5)}</td>
      <td className="variant-mono">{of.genotype}</td>
    </>
  );
};

const tones = { pathogenic: 'danger', uncertain: 'plain', benign: 'plain', none: 'plain' } as const;

/** What ClinVar says, in a word; nothing is no statement, never benign. */
const Significance = ({ of }: { readonly of: PanelVariant }) => {
  const group = significanceGroup(of);
  return group === 'none' ? '—' : <Tag tone={tones[group]}>{t(`genome.significance-${group}`)}</Tag>;
};
