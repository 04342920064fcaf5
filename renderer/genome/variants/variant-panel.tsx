import { useState } from 'react';
import type { GeneExons } from '../../../models/genome/variants/exons/exon-table.ts';
import type { InterpretationChange } from '../../../models/genome/variants/interpret/interpretation-change.ts';
import type { Interpretations } from '../../../models/genome/variants/interpret/interpretation.ts';
import { variantKey } from '../../../models/genome/variants/interpret/variant-ref.ts';
import type { VariantRef } from '../../../models/genome/variants/interpret/variant-ref.ts';
import type { PanelVariant, PanelVariants } from '../../../models/genome/variants/scan/panel-variant.ts';
import { PanelHead } from '../../ui/frame/panel.tsx';
import { Tabs } from '../../ui/frame/tabs.tsx';
import { t } from '../../ui/text/t.ts';
import { GenePicture } from './gene-picture.tsx';
import { ClassPanel } from './interpret/class-panel.tsx';
import { HistoryList } from './interpret/history-list.tsx';
import { TierPanel } from './interpret/tier-panel.tsx';
import type { AskEvidence } from './interpret/tier-panel.tsx';
import { bareChange } from './table/variant-cells.tsx';
import { SecondaryRule } from './secondary-rule.tsx';
import { VariantSource } from './variant-source.tsx';
import './variant-panel.css';

export interface VariantPanelProps {
  readonly of: PanelVariant;
  readonly variant: VariantRef;
  readonly all: PanelVariants;
  readonly said: Interpretations;
  readonly exons: GeneExons | null | undefined; // undefined: no file of exons is loaded; null: it has none of the gene
  readonly inGene: readonly PanelVariant[]; // all carried variants of the gene
  readonly onSay: (change: InterpretationChange) => void;
  readonly onEvidence: AskEvidence;
}
type View = 'source' | 'class' | 'tier' | 'history';
const views: readonly View[] = ['source', 'class', 'tier', 'history'];

/** The chosen variant: where it comes from, how it is classified, its tier in a tumour, and every step of that. */
export function VariantPanel({ of, variant, all, said, exons, inGene, onSay, onEvidence }: VariantPanelProps) {
  const [view, setView] = useState<View>('source');
  const key = variantKey(variant);
  const own = said.variants.find((each) => each.key === key) ?? null;
  return (
    <aside className="variant-panel" aria-label={t('genome.variant-of', { gene: of.gene })}>
      <PanelHead>
        {of.gene} <small>{bareChange(of.annotation?.coding ?? `${of.ref}>${of.alt}`)}</small>
      </PanelHead>
      <div className="variant-panel-tabs">
        <Tabs
          label={t('genome.variant-views')}
          tabs={views.map((id) => ({ id, label: t(`genome.variant-${id}`) }))}
          current={view}
          onChoose={setView}
        />
      </div>
      <div className="variant-panel-in" key={`${key} ${view}`}>
        {view === 'source' && (
          <>
            {exons ? (
              <GenePicture
                of={exons}
                position={of.position}
                others={inGene.filter((each) => each.position !== of.position).map(({ position }) => position)}
              />
            ) : (
              <p className="variant-panel-hint">
                {t(exons === null ? 'genome.exons-not-of-gene' : 'genome.exons-not-loaded', { gene: of.gene })}
              </p>
            )}
            <VariantSource of={of} all={all} build={variant.build} />
            <SecondaryRule
              of={of}
              panels={all.panels}
              inGene={inGene.map((each) => ({ of: each, said: saidOf(said, each, variant.build) }))}
            />
          </>
        )}
        {view === 'class' && (
          <ClassPanel of={of} variant={variant} said={own} schemes={said.schemes} scheme={said.scheme} onSay={onSay} />
        )}
        {view === 'tier' && <TierPanel variant={variant} said={own} onEvidence={onEvidence} onSay={onSay} />}
        {view === 'history' && <HistoryList of={own?.history ?? []} />}
      </div>
    </aside>
  );
}

const saidOf = (
  { variants }: Interpretations,
  { contig, position, ref, alt }: PanelVariant,
  build: VariantRef['build'],
) => {
  const key = variantKey({ build, contig, position, ref, alt });
  return variants.find((each) => each.key === key);
};
