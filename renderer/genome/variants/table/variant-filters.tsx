import { Search } from 'lucide-react';
import type { PanelVariants } from '../../../../models/genome/variants/scan/panel-variant.ts';
import type { VariantFilter } from '../../../../models/genome/variants/scan/variant-view.ts';
import { Field } from '../../../ui/form/field.tsx';
import { Select } from '../../../ui/form/select.tsx';
import { t } from '../../../ui/text/t.ts';

export interface VariantFiltersProps {
  readonly of: VariantFilter;
  readonly panels: PanelVariants['panels'];
  readonly onChange: (part: Partial<VariantFilter>) => void;
}

/** What limits the table. */
export const VariantFilters = ({ of, panels, onChange }: VariantFiltersProps) => (
  <>
    <Field
      label={t('genome.find-variant')}
      hidesLabel
      placeholder={t('genome.find-variant')}
      icon={Search}
      type="search"
      maxLength={100}
      value={of.text}
      onChange={({ currentTarget }) => onChange({ text: currentTarget.value })}
    />
    <Select
      label={t('genome.panel')}
      value={of.panel}
      options={[
        { value: 'all', label: t('genome.all-panels') },
        ...panels.map(({ id, name }) => ({ value: id, label: name })),
      ]}
      onChange={(panel) => onChange({ panel })}
    />
    <Select
      label={t('genome.significance')}
      value={of.significance}
      options={(['all', 'pathogenic', 'uncertain', 'benign', 'none'] as const).map((value) => ({
        value,
        label: t(`genome.significance-${value}`),
      }))}
      onChange={(significance) => onChange({ significance })}
    />
    <Select
      label={t('genome.frequency')}
      value={of.rarity}
      options={(['all', '0.01', '0.001'] as const).map((value) => ({ value, label: t(`genome.rarity-${value}`) }))}
      onChange={(rarity) => onChange({ rarity })}
    />
    <Select
      label={t('genome.consequence')}
      value={of.consequence}
      options={(['all', 'MODERATE', 'HIGH'] as const).map((value) => ({ value, label: t(`genome.impact-${value}`) }))}
      onChange={(consequence) => onChange({ consequence })}
    />
    <Select
      label={t('genome.class')}
      value={of.own}
      options={(['all', 'none', 'begun', 'confirmed'] as const).map((value) => ({
        value,
        label: t(`genome.own-${value}`),
      }))}
      onChange={(own) => onChange({ own })}
    />
  </>
);
