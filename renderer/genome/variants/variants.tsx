import { useMemo, useState } from 'react';
import type { PanelVariants } from '../../../models/genome/variants/scan/panel-variant.ts';
import { CheckBox } from '../../ui/form/check-box.tsx';
import { Select } from '../../ui/form/select.tsx';
import { Note } from '../../ui/message/note.tsx';
import { GridTable } from '../../ui/table/grid-table.tsx';
import { numberText } from '../../ui/text/quantity.ts';
import { t } from '../../ui/text/t.ts';
import { isShown, noFilter } from './variant-filter.ts';
import type { VariantFilter } from './variant-filter.ts';
import { VariantCells, variantColumns } from './variant-cells.tsx';
import { VariantSource } from './variant-source.tsx';
import './variants.css';

export interface VariantsProps {
  readonly of: PanelVariants | null; // null: the file was not read for panels
  readonly isAgreed: boolean; // the consent to secondary findings
  readonly onAgree: (is: boolean) => void;
}

/** The carried variants of the file in gene panels. Not found is said of what was looked at alone. */
export function Variants({ of, isAgreed, onAgree }: VariantsProps) {
  const [filter, setFilter] = useState(noFilter);
  const [selected, setSelected] = useState<number | null>(null);
  const rows = useMemo(() => of?.variants.filter((each) => isShown(each, filter)) ?? [], [of, filter]);
  const chosen = selected === null ? undefined : rows[selected];
  const change = (part: Partial<VariantFilter>): void => {
    setFilter({ ...filter, ...part });
    setSelected(null);
  };
  const consent = (
    <CheckBox checked={isAgreed} onChange={onAgree}>
      {t('genome.agrees-secondary')}
    </CheckBox>
  );
  if (!of)
    return (
      <section className="variants" aria-label={t('genome.tab-variants')}>
        <Note status="note">{t('genome.variants-unread')}</Note>
        {consent}
      </section>
    );
  return (
    <section className="variants" aria-label={t('genome.tab-variants')}>
      <div className="variants-head">
        <Filters of={filter} panels={of.panels} onChange={change} />
        <span>{t('genome.variants-shown', { shown: rows.length, all: of.variants.length })}</span>
        {consent}
      </div>
      <Limits of={of} isAgreed={isAgreed} />
      <div className="variants-body">
        <GridTable
          id="variants"
          label={t('genome.tab-variants')}
          columns={variantColumns()}
          lineCount={rows.length}
          line={(row) => ({ kind: 'row', row })}
          renderCells={(row) => {
            const variant = rows[row];
            return variant && <VariantCells of={variant} />;
          }}
          selected={selected}
          onSelect={setSelected}
          onOpen={setSelected}
        />
        {chosen && <VariantSource of={chosen} all={of} />}
      </div>
    </section>
  );
}

interface FiltersProps {
  readonly of: VariantFilter;
  readonly panels: PanelVariants['panels'];
  readonly onChange: (part: Partial<VariantFilter>) => void;
}

const Filters = ({ of, panels, onChange }: FiltersProps) => (
  <>
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
  </>
);

/** What the table cannot say. */
const Limits = ({ of, isAgreed }: { readonly of: PanelVariants; readonly isAgreed: boolean }) => (
  <>
    {isAgreed && !of.panels.some(({ isOptIn }) => isOptIn) && <Note status="note">{t('genome.secondary-unread')}</Note>}
    {of.variants.length === 0 && <Note status="note">{t('genome.variants-none')}</Note>}
    {!of.isAnnotated && of.variants.length > 0 && <Note status="warning">{t('genome.variants-bare')}</Note>}
    {of.unplaced.length > 0 && (
      <Note status="warning">
        {t('genome.genes-unplaced', { n: of.unplaced.length, genes: of.unplaced.join(', ') })}
      </Note>
    )}
    {of.leftOut > 0 && <Note status="warning">{t('genome.variants-left-out', { n: numberText(of.leftOut) })}</Note>}
  </>
);
