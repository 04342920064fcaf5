import { useEffect, useState } from 'react';
import type { SubjectId } from '../../models/base/ids.ts';
import { useStore } from '../ui/store.ts';
import { t } from '../ui/text/t.ts';
import { ChooseFiles } from './choose-files.tsx';
import { tokensOfDrop } from './drop.ts';
import { ImportReport } from './import-report.tsx';
import { importFiles, importing, showChoice, showReport } from './import-state.ts';
import './import.css';

/** What happens to dropped or chosen files, on every page: handed over, imported, and told what became of them. */
export function Import({ subject }: { readonly subject: SubjectId | null }) {
  const { isChoosing, isReportOpen, run } = useStore(importing, (value) => value);
  const isOver = useDroppedFiles(subject);
  return (
    <>
      {isOver && (
        <div className="import-drop">
          <p>{t('dicom.drop-here')}</p>
        </div>
      )}
      {isChoosing && <ChooseFiles subject={subject} onClose={() => showChoice(false)} />}
      {isReportOpen && (run.status === 'done' || run.status === 'failed') && (
        <ImportReport run={run} onClose={() => showReport(false)} />
      )}
    </>
  );
}

/** Takes files dropped anywhere on the window; true while some are held over it. */
function useDroppedFiles(subject: SubjectId | null): boolean {
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    const onOver = (event: DragEvent): void => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'copy';
      setOver(true);
    };
    const onLeave = (event: DragEvent): void => void (event.relatedTarget === null && setOver(false));
    const onDrop = (event: DragEvent): void => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      setOver(false);
      const handed = tokensOfDrop(event.dataTransfer, new AbortController().signal);
      void importFiles(() => handed, { mode: null, subject });
    };
    window.addEventListener('dragover', onOver);
    window.addEventListener('dragleave', onLeave);
    window.addEventListener('drop', onDrop);
    return () => {
      window.removeEventListener('dragover', onOver);
      window.removeEventListener('dragleave', onLeave);
      window.removeEventListener('drop', onDrop);
    };
  }, [subject]);
  return isOver;
}
