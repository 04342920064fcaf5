import { useState } from 'react';
import type { ShownFile } from '../../../models/genome/contract.ts';
import type { DrugAdvice } from '../../../models/genome/pgx/guidelines/advise.ts';
import type { TypedOutside } from '../../../models/genome/pgx/outside/typed-outside.ts';
import type { Pharmacogene } from '../../../models/genome/pgx/pharmacogene.ts';
import { t } from '../../ui/text/t.ts';
import { DrugPanel } from './drugs/drug-panel.tsx';
import { GeneList } from './genes/gene-list.tsx';
import { GeneProvenance } from './provenance/gene-provenance.tsx';
import { firstToLookAt } from './genes/tone-of-gene.ts';
import './pharmacogenes.css';

export interface PharmacogenesProps {
  readonly genes: readonly Pharmacogene[];
  readonly advice: readonly DrugAdvice[];
  readonly file: ShownFile | null;
  readonly onTaken: (drug: string, is: boolean) => void;
  readonly onOutside: () => void;
  /** A specialised laboratory's result, typed. */
  readonly onTell: (typed: TypedOutside) => void;
  /** Takes an outside call on a gene away. */
  readonly onForget: (gene: string) => void;
}

/** All pharmacogenes at a glance, what is advised for drugs, and where the chosen gene's result comes from. */
export function Pharmacogenes({ genes, advice, file, onTaken, onOutside, onTell, onForget }: PharmacogenesProps) {
  const [chosen, setChosen] = useState<string | null>(null);
  const current = genes.find(({ gene }) => gene === chosen) ?? firstToLookAt(genes, advice);
  return (
    <div className="pharmacogenes">
      <section className="pharmacogenes-genes" aria-label={t('genome.tab-pharmacogenes')}>
        <GeneList genes={genes} advice={advice} current={current?.gene ?? null} onChoose={setChosen} />
      </section>
      <DrugPanel genes={genes} advice={advice} onGene={setChosen} onTaken={onTaken} />
      {current && (
        <GeneProvenance gene={current} file={file} onOutside={onOutside} onTell={onTell} onForget={onForget} />
      )}
    </div>
  );
}
