import type { AppError } from '../../models/base/app-error.ts';
import type { ImportRow, ImportSummary } from '../../models/dicom/contract.ts';
import { Button } from '../ui/button/button.tsx';
import { Tag } from '../ui/button/tag.tsx';
import type { TagProps } from '../ui/button/tag.tsx';
import { Dialog } from '../ui/dialog/dialog.tsx';
import { Refusal } from '../ui/message/refusal.tsx';
import { Table } from '../ui/table/table.tsx';
import { messageText, t } from '../ui/text/t.ts';
import './import-report.css';

export interface ImportReportProps {
  readonly run:
    | { readonly status: 'done'; readonly summary: ImportSummary }
    | { readonly status: 'failed'; readonly error: AppError };
  readonly onClose: () => void;
}

const mostRows = 500;
const order: readonly ImportRow['status'][] = ['quarantined', 'refused', 'flagged', 'skipped', 'duplicate', 'imported'];
const tones: Readonly<Partial<Record<ImportRow['status'], TagProps['tone']>>> = {
  quarantined: 'danger',
  flagged: 'warn',
};

/** What became of an import: every file that was not plainly taken, with its reason. */
export function ImportReport({ run, onClose }: ImportReportProps) {
  const rows =
    run.status === 'done'
      ? [...run.summary.rows].sort((a, b) => order.indexOf(a.status) - order.indexOf(b.status))
      : [];
  return (
    <Dialog
      wide
      title={t('dicom.import-report')}
      lead={run.status === 'done' ? summaryText(run.summary) : undefined}
      onClose={onClose}
      foot={
        <Button size="large" kind="primary" onClick={onClose}>
          {t('dicom.close')}
        </Button>
      }
    >
      {run.status === 'failed' && <Refusal code={run.error.code} params={run.error.params} status="stop" />}
      {rows.length > 0 && (
        <div className="import-report">
          <Table
            dense
            label={t('dicom.import-report')}
            columns={[
              { id: 'file', label: t('dicom.file'), width: 240 },
              { id: 'status', label: t('dicom.status'), width: 110 },
              { id: 'reason', label: t('dicom.reason') },
            ]}
          >
            {rows.slice(0, mostRows).map((row, index) => (
              <Row key={`${row.file} ${index}`} row={row} />
            ))}
          </Table>
        </div>
      )}
      {rows.length > mostRows && (
        <p className="import-report-more">{t('dicom.more-rows', { n: rows.length - mostRows })}</p>
      )}
    </Dialog>
  );
}

const Row = ({ row: { file, status, code, params } }: { readonly row: ImportRow }) => {
  return (
    <tr>
      <td title={file}>{file}</td>
      <td>
        <Tag tone={tones[status]}>{t(`dicom.row.${status}`)}</Tag>
      </td>
      <td data-tone="label" className="import-report-reason" title={code ?? undefined}>
        {code && messageText(code, params)}
      </td>
    </tr>
  );
};

const summaryText = ({ files, imported, duplicates, refused, studies }: ImportSummary): string =>
  t('dicom.summary', {
    files,
    imported,
    duplicates,
    refused,
    skipped: files - imported - duplicates - refused,
    studies: studies.length,
  });
