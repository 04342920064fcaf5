import type { GenomeBuild } from '../../../models/genome/build/genome-build.ts';
import type { Interpretations } from '../../../models/genome/variants/interpret/interpretation.ts';
import { variantKey } from '../../../models/genome/variants/interpret/variant-ref.ts';
import type { PanelVariants } from '../../../models/genome/variants/scan/panel-variant.ts';
import { PanelHead } from '../../ui/frame/panel.tsx';
import { Table } from '../../ui/table/table.tsx';
import type { Column } from '../../ui/table/table.tsx';
import { t } from '../../ui/text/t.ts';
import { bareChange, OwnClass } from '../variants/table/variant-cells.tsx';
import { ownState, significanceGroup } from '../variants/table/variant-filter.ts';

export interface FlaggedVariantsProps {
  readonly variants: PanelVariants | null;
  readonly said: Interpretations;
  readonly build: GenomeBuild;
  readonly onOpen: () => void;
}

const mostShown = 50;
const columns = (): readonly Column[] => [
  { id: 'gene', label: t('genome.gene'), width: 96 },
  { id: 'position', label: t('genome.position'), width: 150 },
  { id: 'change', label: t('genome.change') },
  { id: 'class', label: t('genome.class'), width: 170 },
  { id: 'evidence', label: t('genome.evidence'), width: 440 },
];

/** Variants that ClinVar calls pathogenic, or that a person looked at. Not here is not a negative test. */
export function FlaggedVariants({ variants, said, build, onOpen }: FlaggedVariantsProps) {
  const saidOf = new Map(said.variants.map((each) => [each.key, each]));
  const flagged = (variants?.variants ?? [])
    .map((of) => ({ of, own: saidOf.get(variantKey({ build, ...placeOf(of) })) }))
    .filter(({ of, own }) => significanceGroup(of) === 'pathogenic' || ownState(own) !== 'none');
  return (
    <section aria-label={t('genome.flagged')} tabIndex={0}>
      <PanelHead>
        {t('genome.flagged')}{' '}
        <small>{t('genome.n-of-carried', { n: flagged.length, all: variants?.variants.length ?? 0 })}</small>
      </PanelHead>
      {flagged.length === 0 ? (
        <p className="genome-foot-none">{t('genome.none-flagged')}</p>
      ) : (
        <Table label={t('genome.flagged')} columns={columns()}>
          {flagged.slice(0, mostShown).map(({ of, own }) => (
            <tr key={`${of.gene} ${of.contig} ${of.position} ${of.alt}`}>
              <td>
                <button type="button" className="genome-foot-open" onClick={onOpen}>
                  {of.gene}
                </button>
              </td>
              <td className="variant-mono">
                {of.contig}:{of.position}
              </td>
              <td className="variant-mono">{bareChange(of.annotation?.coding ?? `${of.ref}>${of.alt}`)}</td>
              <td>
                <OwnClass said={own} />
              </td>
              <td>{evidenceText(of, own?.criteria.length ?? 0, variants?.clinvar?.date ?? null)}</td>
            </tr>
          ))}
        </Table>
      )}
    </section>
  );
}

type Variant = PanelVariants['variants'][number];
const placeOf = ({ contig, position, ref, alt }: Variant) => ({ contig, position, ref, alt });

const evidenceText = ({ significance, clinvar }: Variant, criteria: number, date: string | null): string =>
  [
    criteria > 0 ? t('genome.n-criteria', { n: criteria }) : null,
    significance
      ? t('genome.clinvar-short', {
          says: significance.texts.join(', ').replaceAll('_', ' '),
          date: clinvar === null ? t('genome.of-the-file') : (date ?? '—'),
          stars: significance.stars ?? '—',
        })
      : null,
  ]
    .filter((part) => part !== null)
    .join('; ');
