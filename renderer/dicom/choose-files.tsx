import { File, FolderOpen } from 'lucide-react';
import { useState } from 'react';
import type { SubjectId } from '../../models/base/ids.ts';
import { api } from '../app/api/api.ts';
import { pickFiles } from '../app/api/pick-files.ts';
import { useCall } from '../app/api/use-call.ts';
import { Button } from '../ui/button/button.tsx';
import { Dialog } from '../ui/dialog/dialog.tsx';
import { Select } from '../ui/form/select.tsx';
import { t } from '../ui/text/t.ts';
import { importFiles } from './import-state.ts';
import type { Mode } from './import-state.ts';
import './choose-files.css';

export interface ChooseFilesProps {
  /** The person of the open case: a genome file is theirs. */
  readonly subject: SubjectId | null;
  readonly onClose: () => void;
}

/** What to import, and whether it is copied into the library. The system's own dialog chooses. */
export function ChooseFiles({ subject, onClose }: ChooseFilesProps) {
  const settings = useCall((signal) => api.library.settings({}, { signal }), 'settings');
  const row = settings.status === 'done' ? settings.value.find(({ key }) => key === 'library.import') : undefined;
  const [chosen, setMode] = useState<Mode | null>(null);
  const mode = chosen ?? (row?.value === 'index' ? 'index' : 'copy');
  const pick = (purpose: 'study' | 'folder'): void => {
    onClose();
    void importFiles(() => pickFiles(purpose), { mode, subject });
  };
  return (
    <Dialog
      title={t('dicom.import')}
      lead={t('dicom.import.lead')}
      onClose={onClose}
      foot={
        <Button size="large" onClick={onClose}>
          {t('dicom.cancel')}
        </Button>
      }
    >
      <div className="choose-files">
        <Button size="large" kind="primary" icon={FolderOpen} onClick={() => pick('folder')}>
          {t('dicom.choose-folder')}
        </Button>
        <Button size="large" icon={File} onClick={() => pick('study')}>
          {t('dicom.choose-files')}
        </Button>
      </div>
      <p className="choose-files-drop">{t('dicom.or-drop')}</p>
      <Select<Mode>
        label={t('dicom.mode')}
        value={mode}
        disabled={row?.isLocked}
        options={[
          { value: 'copy', label: t('dicom.mode.copy') },
          { value: 'index', label: t('dicom.mode.index') },
        ]}
        onChange={setMode}
      />
    </Dialog>
  );
}
