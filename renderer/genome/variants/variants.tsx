import { useMemo, useState } from 'react';
import type { KeyboardEvent } from 'react';
import type { Digest } from '../../../models/base/ids.ts';
import type { GenomeBuild } from '../../../models/genome/build/genome-build.ts';
import type { InterpretationChange } from '../../../models/genome/variants/interpret/interpretation-change.ts';
import type { Interpretations } from '../../../models/genome/variants/interpret/interpretation.ts';
import { variantKey } from '../../../models/genome/variants/interpret/variant-ref.ts';
import type { VariantRef } from '../../../models/genome/variants/interpret/variant-ref.ts';
import type { PanelVariant, PanelVariants } from '../../../models/genome/variants/scan/panel-variant.ts';
import type { VariantFilter, VariantView } from '../../../models/genome/variants/scan/variant-view.ts';
import { CheckBox } from '../../ui/form/check-box.tsx';
import { Note } from '../../ui/message/note.tsx';
import { GridTable } from '../../ui/table/grid-table.tsx';
import { t } from '../../ui/text/t.ts';
import type { AskEvidence } from './interpret/tier-panel.tsx';
import { PackLine } from './packs/pack-line.tsx';
import type { Packs } from './packs/pack-line.tsx';
import type { PackKind } from '../loading/loading.ts';
import { VariantCells, variantColumns } from './table/variant-cells.tsx';
import { isShown, noFilter } from './table/variant-filter.ts';
import { VariantFilters } from './table/variant-filters.tsx';
import { VariantLimits } from './table/variant-limits.tsx';
import { ViewMenu } from './table/view-menu.tsx';
import { VariantPanel } from './variant-panel.tsx';
import './variants.css';

export interface VariantsProps {
  readonly of: PanelVariants | null; // null: the file was not read for panels
  readonly build: GenomeBuild; // of the file
  readonly said: Interpretations;
  readonly packs: Packs;
  readonly views: readonly VariantView[];
  readonly isAgreed: boolean; // the consent to secondary findings
  readonly onAgree: (is: boolean) => void;
  readonly onSay: (change: InterpretationChange) => void;
  readonly onEvidence: AskEvidence;
  readonly onRemovePack: (kind: PackKind, digest: Digest) => void;
  readonly onSaveView: (view: VariantView) => void;
  readonly onRemoveView: (name: string) => void;
}

/** The carried variants of the file in gene panels. Not found is said of what was looked at alone. */
export function Variants(props: VariantsProps) {
  const { of, build, said, packs, isAgreed, onAgree, onRemovePack } = props;
  const consent = (
    <CheckBox checked={isAgreed} onChange={onAgree}>
      {t('genome.agrees-secondary')}
    </CheckBox>
  );
  const [filter, setFilter] = useState(noFilter);
  const [selected, setSelected] = useState<string | null>(null);
  const saidOf = useMemo(() => new Map(said.variants.map((each) => [each.key, each])), [said]);
  const rows = useMemo(
    () =>
      (of?.variants ?? [])
        .map((variant) => ({ variant, key: variantKey(refOf(variant, build)) }))
        .filter(({ variant, key }) => isShown(variant, filter, saidOf.get(key))),
    [of, build, filter, saidOf],
  );
  const line = rows.findIndex(({ variant, key }) => rowId(variant, key) === selected);
  const chosen = rows[line];
  const choose = (row: number): void => {
    const next = rows[row];
    setSelected(next ? rowId(next.variant, next.key) : null);
  };
  const step = (event: KeyboardEvent<HTMLDivElement>): void => {
    if (!(event.target instanceof HTMLElement) || event.target.role !== 'grid') return;
    const to = rowAfter(event.key, line, rows.length);
    if (to === null) return;
    event.preventDefault();
    choose(to);
  };
  const change = (part: Partial<VariantFilter>): void => setFilter({ ...filter, ...part });
  return (
    <section className="variants" aria-label={t('genome.tab-variants')}>
      <PackLine {...packs} build={build} onRemove={onRemovePack} />
      {!of && <Note status="note">{t('genome.variants-unread')}</Note>}
      {!of && consent}
      {of && (
        <>
          <div className="variants-head">
            <VariantFilters of={filter} panels={of.panels} onChange={change} />
            <ViewMenu
              views={props.views}
              filter={filter}
              onChoose={setFilter}
              onSave={props.onSaveView}
              onRemove={props.onRemoveView}
            />
            <span role="status">{t('genome.variants-shown', { shown: rows.length, all: of.variants.length })}</span>
            {consent}
          </div>
          <VariantLimits of={of} isAgreed={isAgreed} />
          {rows.length === 0 && of.variants.length > 0 && <Note status="note">{t('genome.none-fits')}</Note>}
          <div className="variants-body" role="presentation" onKeyDown={step}>
            <GridTable
              id="variants"
              label={t('genome.tab-variants')}
              columns={variantColumns()}
              lineCount={rows.length}
              line={(row) => ({ kind: 'row', row })}
              renderCells={(row) => {
                const shown = rows[row];
                return shown && <VariantCells of={shown.variant} said={saidOf.get(shown.key)} />;
              }}
              selected={line < 0 ? null : line}
              onSelect={choose}
              onOpen={choose}
            />
            {chosen && (
              <VariantPanel
                of={chosen.variant}
                variant={refOf(chosen.variant, build)}
                all={of}
                said={said}
                exons={exonsOf(packs, build, chosen.variant.gene)}
                inGene={of.variants.filter(({ gene }) => gene === chosen.variant.gene)}
                onSay={props.onSay}
                onEvidence={props.onEvidence}
              />
            )}
          </div>
        </>
      )}
    </section>
  );
}

/** The row that a key leads to from `line` (−1: none is chosen); null for a key that leads nowhere. */
const rowAfter = (key: string, line: number, count: number): number | null => {
  const to = {
    ArrowDown: line + 1,
    ArrowUp: line - 1,
    Home: 0,
    End: count - 1,
    PageDown: line + 10,
    PageUp: line - 10,
  }[key];
  return to === undefined || count === 0 ? null : Math.min(Math.max(to, 0), count - 1);
};

/** A variant in two genes stands in two rows. */
const rowId = ({ gene }: PanelVariant, key: string): string => `${gene} ${key}`;

const refOf = ({ contig, position, ref, alt }: PanelVariant, build: GenomeBuild): VariantRef => ({
  build,
  contig,
  position,
  ref,
  alt,
});

/** The gene's exons of the newest file of this build; undefined: no file is loaded; null: it has none of this gene. */
const exonsOf = ({ exons }: Packs, build: GenomeBuild, gene: string) => {
  const card = exons.find((each) => each.build === build);
  return card && (card.genes.find((each) => each.gene === gene) ?? null);
};
