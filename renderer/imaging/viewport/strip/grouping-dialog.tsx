import type { DisplaySet } from '../../../../models/imaging/display-set.ts';
import { groupingRules } from '../../../../models/imaging/sets/grouping/split-rules.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Dialog } from '../../../ui/dialog/dialog.tsx';
import { t } from '../../../ui/text/t.ts';
import { reading } from '../../view/reading.ts';
import './grouping-dialog.css';

const close = (): void => reading.set((state) => ({ ...state, isGroupingOpen: false }));

/** By what rules the study's series became display sets, and what each of them was set apart by. */
export function GroupingDialog({ displaySets }: { readonly displaySets: readonly DisplaySet[] }) {
  const images = displaySets.filter(({ kind }) => kind !== 'document');
  return (
    <Dialog
      wide
      title={t('imaging.page.grouping')}
      lead={t('imaging.grouping.lead')}
      onClose={close}
      foot={
        <Button size="large" kind="primary" onClick={close}>
          {t('imaging.close')}
        </Button>
      }
    >
      <div className="grouping-dialog">
        <h3>{t('imaging.grouping.sets')}</h3>
        <ul>
          {images.map((set) => (
            <li key={set.id}>
              <b>{[set.seriesNumber, set.description || set.modality].filter((part) => part !== null).join(' · ')}</b>,{' '}
              {t('imaging.images', { n: set.frames.length })}:{' '}
              {t(set.apartBy ? `imaging.apart.${set.apartBy}` : 'imaging.grouping.first')}
            </li>
          ))}
        </ul>
        <h3>{t('imaging.grouping.rules')}</h3>
        <ol>
          {groupingRules.map((rule) => (
            <li key={rule}>{t(`imaging.apart.${rule}`)}</li>
          ))}
        </ol>
      </div>
    </Dialog>
  );
}
