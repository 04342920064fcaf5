import { Search } from 'lucide-react';
import { useState } from 'react';
import type { DrugAdvice } from '../../../../models/genome/pgx/guidelines/advise.ts';
import type { Pharmacogene } from '../../../../models/genome/pgx/pharmacogene.ts';
import { Field } from '../../../ui/form/field.tsx';
import { PanelHead } from '../../../ui/frame/panel.tsx';
import { t } from '../../../ui/text/t.ts';
import { DrugRow } from './drug-row.tsx';
import './drug-panel.css';

export interface DrugPanelProps {
  readonly genes: readonly Pharmacogene[];
  readonly advice: readonly DrugAdvice[];
  readonly onGene: (gene: string) => void;
  readonly onTaken: (drug: string, is: boolean) => void;
}

/** Every drug with a guideline: what is taken now on top, whole; the others in one line each until they are chosen. */
export function DrugPanel({ genes, advice, onGene, onTaken }: DrugPanelProps) {
  const [sought, setSought] = useState('');
  const [open, setOpen] = useState<string | null>(null);
  const shown = advice.filter(({ drug }) => drug.includes(sought.trim().toLowerCase()));
  const [taken, others] = [shown.filter(({ isTaken }) => isTaken), shown.filter(({ isTaken }) => !isTaken)];
  const choose = (drug: DrugAdvice): void => {
    setOpen(open === drug.drug ? null : drug.drug);
    const [gene] = [...drug.rows.flatMap(({ lookup }) => Object.keys(lookup)), ...drug.genes];
    if (gene) onGene(gene);
  };
  const row = (drug: DrugAdvice) => (
    <DrugRow
      key={drug.drug}
      drug={drug}
      genes={genes}
      isOpen={open === drug.drug}
      onChoose={() => choose(drug)}
      onTaken={(is) => onTaken(drug.drug, is)}
    />
  );
  return (
    <section className="drug-panel" aria-label={t('genome.medications')}>
      <PanelHead
        tools={
          <Field
            label={t('genome.any-drug')}
            hidesLabel
            placeholder={t('genome.any-drug')}
            icon={Search}
            type="search"
            value={sought}
            onChange={({ currentTarget }) => setSought(currentTarget.value)}
          />
        }
      >
        {t('genome.taken-now')}{' '}
        <small>{t('genome.n-of-drugs', { n: advice.filter((d) => d.isTaken).length, all: advice.length })}</small>
      </PanelHead>
      <div className="drug-panel-scroll">
        {taken.length === 0 && sought === '' && <p className="drug-panel-none">{t('genome.none-taken')}</p>}
        <ul aria-label={t('genome.taken-now')}>{taken.map(row)}</ul>
        <PanelHead>
          {t('genome.other-drugs')} <small>{others.length}</small>
        </PanelHead>
        <ul aria-label={t('genome.other-drugs')}>{others.map(row)}</ul>
      </div>
    </section>
  );
}
