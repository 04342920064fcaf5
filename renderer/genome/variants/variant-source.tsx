import type { GenomeBuild } from '../../../models/genome/build/genome-build.ts';
import type { PanelVariant, PanelVariants } from '../../../models/genome/variants/scan/panel-variant.ts';
import { KeyValues } from '../../ui/frame/key-values.tsx';
import { numberText } from '../../ui/text/quantity.ts';
import { t } from '../../ui/text/t.ts';

export interface VariantSourceProps {
  readonly of: PanelVariant;
  readonly all: PanelVariants;
  readonly build: GenomeBuild;
}

/** Whose word on ClinVar it is: a loaded release, with the page of the variation there, or the file itself. */
const saidBy = ({ clinvar }: PanelVariant, { clinvar: release }: PanelVariants): string =>
  clinvar !== null && release
    ? t('genome.clinvar-release', { name: release.name, date: release.date ?? '—', id: clinvar })
    : t('genome.clinvar-of-file');

/** Where a variant comes from: its line in the file, the annotator's words, ClinVar's, the panel. */
export function VariantSource({ of, all, build }: VariantSourceProps) {
  const { annotation, significance } = of;
  return (
    <section className="variant-source" aria-label={t('genome.where-from', { gene: of.gene })}>
      <KeyValues
        of={[
          [t('genome.position'), `${build} ${of.contig}:${of.position} ${of.ref}>${of.alt}`],
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
          [t('genome.clinvar-from'), significance ? saidBy(of, all) : null],
          [
            t('genome.clinvar-conflict'),
            significance && significance.conflict.length > 0
              ? significance.conflict.map(({ text, count }) => `${text.replaceAll('_', ' ')} ${count}`).join(', ')
              : null,
          ],
          [t('genome.stars'), significance ? (significance.stars ?? '—') : null],
          [t('genome.conditions'), significance ? significance.conditions.join(', ').replaceAll('_', ' ') : null],
        ]}
      />
      {all.panels
        .filter(({ id }) => of.panels.includes(id))
        .map(({ id, name, version, source, isConfirmed }) => (
          <p key={id}>
            {t('genome.panel-source', { name, version, source })} {!isConfirmed && <b>{t('genome.not-confirmed')}</b>}
          </p>
        ))}
    </section>
  );
}
