import type { PanelVariants } from '../../../../models/genome/variants/scan/panel-variant.ts';
import { Note } from '../../../ui/message/note.tsx';
import { numberText } from '../../../ui/text/quantity.ts';
import { t } from '../../../ui/text/t.ts';

/** What the table cannot say. */
export const VariantLimits = ({ of, isAgreed }: { readonly of: PanelVariants; readonly isAgreed: boolean }) => (
  <>
    {isAgreed && !of.panels.some(({ isOptIn }) => isOptIn) && <Note status="note">{t('genome.secondary-unread')}</Note>}
    {of.variants.length === 0 && <Note status="note">{t('genome.variants-none')}</Note>}
    {!of.isAnnotated && of.variants.length > 0 && <Note status="warning">{t('genome.variants-bare')}</Note>}
    {of.unplaced.length > 0 && (
      <Note status="warning">
        {t('genome.genes-unplaced', { n: of.unplaced.length, genes: of.unplaced.join(', ') })}
      </Note>
    )}
    {of.placed.length > 0 && (
      <Note status="warning">
        {t('genome.genes-placed-by', {
          n: of.placed.length,
          by: [...new Set(of.placed.map(({ by }) => by))].join(', '),
          genes: of.placed.map(({ gene }) => gene).join(', '),
        })}
      </Note>
    )}
    {of.leftOut > 0 && <Note status="warning">{t('genome.variants-left-out', { n: numberText(of.leftOut) })}</Note>}
  </>
);
