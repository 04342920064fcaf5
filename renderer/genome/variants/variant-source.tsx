import type { PanelVariant, PanelVariants } from '../../../models/genome/variants/scan/panel-variant.ts';
import { KeyValues } from '../../ui/frame/key-values.tsx';
import { PanelHead } from '../../ui/frame/panel.tsx';
import { Note } from '../../ui/message/note.tsx';
import { numberText } from '../../ui/text/quantity.ts';
import { t } from '../../ui/text/t.ts';

export interface VariantSourceProps {
  readonly of: PanelVariant;
  readonly all: PanelVariants;
}

/** Where a variant comes from: its line in the file, the annotator's words, ClinVar's, the panel, and what is proposed. */
export function VariantSource({ of, all }: VariantSourceProps) {
  const { annotation, significance } = of;
  return (
    <aside className="variant-source" aria-label={t('genome.where-from', { gene: of.gene })}>
      <PanelHead>{t('genome.where-from', { gene: of.gene })}</PanelHead>
      <KeyValues
        of={[
          [t('genome.position'), `${of.contig}:${of.position} ${of.ref}>${of.alt}`],
          [t('genome.line-head'), numberText(of.line)],
          [t('genome.genotype'), of.genotype],
          [t('genome.depth'), of.depth === null ? '—' : numberText(of.depth)],
          [t('genome.genotype-quality'), of.genotypeQuality === null ? '—' : numberText(of.genotypeQuality)],
          [t('genome.filters'), of.filters.length > 0 ? of.filters.join(', ') : t('genome.no-filter-failed')],
          [
            t('genome.annotation'),
            annotation
              ? [annotation.source, annotation.transcript, annotation.protein, annotation.impact]
                  .filter(Boolean)
                  .join(', ')
              : t('genome.not-annotated'),
          ],
          [
            t('genome.in-clinvar'),
            significance ? significance.texts.join(', ').replaceAll('_', ' ') : t('genome.no-statement'),
          ],
          [t('genome.stars'), significance ? (significance.stars ?? '—') : null],
          [t('genome.conditions'), significance ? significance.conditions.join(', ').replaceAll('_', ' ') : null],
        ]}
      />
      {of.proposed.map(({ code, strength, because, source }) => (
        <Note key={code} status="note">
          {t('genome.proposed-criterion', { code, strength: t(`genome.strength-${strength}`), because, source })}
        </Note>
      ))}
      {all.panels
        .filter(({ id }) => of.panels.includes(id))
        .map(({ id, name, version, source, isConfirmed }) => (
          <p key={id}>
            {t('genome.panel-source', { name, version, source })} {!isConfirmed && <b>{t('genome.not-confirmed')}</b>}
          </p>
        ))}
    </aside>
  );
}
