import { CircleCheck, CircleDashed } from 'lucide-react';
import type { VariantInterpretation } from '../../../../models/genome/variants/interpret/interpretation.ts';
import type { PanelVariant } from '../../../../models/genome/variants/scan/panel-variant.ts';
import { Tag } from '../../../ui/button/tag.tsx';
import type { Column } from '../../../ui/table/table.tsx';
import { numberText } from '../../../ui/text/quantity.ts';
import { t } from '../../../ui/text/t.ts';
import { classTones } from '../interpret/class-words.ts';
import { ownState, significanceGroup } from './variant-filter.ts';

export const variantColumns = (): readonly Column[] => [
  { id: 'gene', label: t('genome.gene'), width: 84 },
  { id: 'position', label: t('genome.position'), width: 128 },
  { id: 'change', label: t('genome.change') },
  { id: 'consequence', label: t('genome.consequence'), width: 136 },
  { id: 'significance', label: t('genome.significance'), width: 146 },
  { id: 'class', label: t('genome.class'), width: 146 },
  { id: 'frequency', label: t('genome.frequency'), width: 80, isNumber: true },
  { id: 'genotype', label: t('genome.genotype'), width: 76 },
  { id: 'line', label: t('genome.line-head'), width: 76, isNumber: true, isRoomy: true },
];

/** A line of the table: what the file says; a dash where it says nothing. */
export const VariantCells = ({
  of,
  said,
}: {
  readonly of: PanelVariant;
  readonly said: VariantInterpretation | undefined;
}) => {
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
        {bareChange(change)}
      </td>
      <td title={annotation?.consequences.join(', ')}>{annotation?.consequences[0]?.replaceAll('_', ' ') ?? '—'}</td>
      <td>
        <Significance of={of} />
      </td>
      <td>
        <OwnClass said={said} />
      </td>
      <td data-number>{annotation?.frequency == null ? '—' : numberText(annotation.frequency, 5)}</td>
      <td className="variant-mono">{of.genotype}</td>
      <td data-number data-roomy>
        {numberText(of.line)}
      </td>
    </>
  );
};

/** `c.5946del` of `NM_000059.4:c.5946del`: the transcript stands in the tooltip and beside. */
export const bareChange = (change: string): string => /:([cngmp]\..*)$/.exec(change)?.[1] ?? change;

const tones = { pathogenic: 'danger', uncertain: 'plain', benign: 'plain', none: 'plain' } as const;

/** What ClinVar says, in a word; nothing is no statement, never benign. */
const Significance = ({ of }: { readonly of: PanelVariant }) => {
  const group = significanceGroup(of);
  return group === 'none' ? '—' : <Tag tone={tones[group]}>{t(`genome.significance-${group}`)}</Tag>;
};

/** What a person confirmed; dashed while a classification is begun, or does not hold any more. */
export const OwnClass = ({ said }: { readonly said: VariantInterpretation | undefined }) => {
  if (!said || ownState(said) === 'none') return '—';
  if (!said.confirmed || said.stale !== null)
    return <Tag icon={CircleDashed}>{t(said.confirmed ? 'genome.class-stale' : 'genome.class-begun')}</Tag>;
  const { classification } = said.confirmed;
  return (
    <Tag tone={classTones[classification.class]} icon={CircleCheck}>
      {t(`genome.class-${classification.class}`)}
    </Tag>
  );
};
