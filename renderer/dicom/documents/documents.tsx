import { FileText } from 'lucide-react';
import { useState } from 'react';
import type { StudyUid } from '../../../models/base/ids.ts';
import type { DocumentRow } from '../../../models/dicom/document/document.ts';
import { api } from '../../app/api/api.ts';
import { useCall } from '../../app/api/use-call.ts';
import { Button } from '../../ui/button/button.tsx';
import { Dialog } from '../../ui/dialog/dialog.tsx';
import { Select } from '../../ui/form/select.tsx';
import { EmptyState } from '../../ui/message/empty-state.tsx';
import { Refusal } from '../../ui/message/refusal.tsx';
import { t } from '../../ui/text/t.ts';
import { PdfView } from './pdf/pdf-view.tsx';
import { DocumentText } from './document-text.tsx';
import './documents.css';

/** What of a study opens as text: its structured reports, key object lists and PDFs, one at a time. */
export function Documents({ studyUid, onClose }: { readonly studyUid: StudyUid; readonly onClose: () => void }) {
  const answer = useCall((signal) => api.dicom.documents({ studyUid }, { signal }), studyUid);
  const [chosen, setChosen] = useState(0);
  const rows = answer.status === 'done' ? answer.value : [];
  const row = rows[chosen];
  return (
    <Dialog
      wide
      title={t('dicom.documents')}
      onClose={onClose}
      foot={
        <Button size="large" onClick={onClose}>
          {t('dicom.close')}
        </Button>
      }
    >
      {answer.status === 'failed' && <Refusal code={answer.error.code} params={answer.error.params} />}
      {answer.status === 'done' && rows.length === 0 && (
        <EmptyState icon={FileText} title={t('dicom.no-documents')} text={t('dicom.no-documents-why')} />
      )}
      {row && (
        <>
          <Select
            label={t('dicom.document')}
            value={String(chosen)}
            options={rows.map((each, i) => ({ value: String(i), label: nameOf(each) }))}
            onChange={(value) => setChosen(Number(value))}
          />
          {row.kind === 'pdf' || row.kind === 'other' ? <Kept row={row} /> : <Read key={row.instance} row={row} />}
        </>
      )}
    </Dialog>
  );
}

const nameOf = ({ kind, description, file }: DocumentRow): string =>
  [t(`dicom.document.${kind}`), description || file].join(' · ');

/** A document of its own format: a PDF is drawn; what else comes is kept as it came, and opened elsewhere. */
function Kept({ row }: { readonly row: DocumentRow }) {
  if (row.kind === 'other')
    return <p className="documents-note">{t('dicom.document-unreadable', { file: row.file })}</p>;
  return (
    <>
      <PdfView key={row.instance} row={row} />
      <p className="documents-note">
        <a href={`/documents/${row.instance}`} download={`${row.instance}.pdf`}>
          {t('dicom.save-pdf')}
        </a>
      </p>
    </>
  );
}

function Read({ row: { instance } }: { readonly row: DocumentRow }) {
  const answer = useCall((signal) => api.dicom.document({ instance }, { signal }), instance);
  if (answer.status === 'failed') return <Refusal code={answer.error.code} params={answer.error.params} />;
  if (answer.status === 'loading') return <p className="documents-note">{t('dicom.reading-document')}</p>;
  return <DocumentText {...answer.value} />;
}
