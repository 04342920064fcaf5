import { FolderOpen, Search } from 'lucide-react';
import { Button } from '../../../ui/button/button.tsx';
import { EmptyState } from '../../../ui/message/empty-state.tsx';
import { t } from '../../../ui/text/t.ts';
import { isNarrowed, narrow } from '../list/worklist-view.ts';
import type { Narrowing } from '../list/worklist-view.ts';
import './nothing-found.css';

/** No study at all, or none that fits: says which, and offers the next step. */
export const NothingFound = ({
  narrowing,
  run,
}: {
  readonly narrowing: Narrowing;
  readonly run: (action: string) => void;
}) => (
  <div className="nothing-found">
    {isNarrowed(narrowing) ? (
      <EmptyState
        icon={Search}
        title={narrowing.search ? t('library.no-match', { words: narrowing.search }) : t('library.no-match-filter')}
        text={t('library.no-match.why')}
      >
        <Button onClick={() => narrow({ search: '', view: 'all', modality: null, span: 'any' })}>
          {t('library.clear')}
        </Button>
      </EmptyState>
    ) : (
      <EmptyState icon={FolderOpen} title={t('library.empty')} text={t('library.empty.why')}>
        <Button kind="primary" onClick={() => run('library.open-sample')}>
          {t('library.open-sample')}
        </Button>
        <Button onClick={() => run('dicom.import')}>{t('library.import')}</Button>
      </EmptyState>
    )}
  </div>
);
