import type { PlannedFile } from '../../../models/report/contract.ts';
import { Tag } from '../../ui/button/tag.tsx';
import { StatusIcon } from '../../ui/icon/status-icon.tsx';
import { messageText, t } from '../../ui/text/t.ts';
import './written-kinds.css';

const names: Readonly<Record<PlannedFile['kind'], string>> = {
  pdf: 'PDF',
  seg: 'DICOM SEG',
  ann: 'DICOM ANN',
  sr: 'DICOM SR',
  encapsulated: 'DICOM PDF',
  fhir: 'FHIR',
  json: 'JSON',
};

/** How many files signing writes. */
export const writtenCount = (files: readonly PlannedFile[]): number =>
  files.filter(({ without }) => without === null).length;

/** The kinds of file that signing writes, each with how many; below, of what no DICOM object can be made and why. */
export function WrittenKinds({ files }: { readonly files: readonly PlannedFile[] }) {
  const written = Object.groupBy(
    files.filter(({ without }) => without === null),
    ({ kind }) => kind,
  );
  const reasons = new Set(files.flatMap(({ without }) => (without ? [messageText(without.code, without.params)] : [])));
  return (
    <>
      <div className="written-kinds">
        {Object.values(written).map(([{ kind } = { kind: 'pdf' as const }, ...more]) => (
          <Tag key={kind}>{more.length > 0 ? `${names[kind]} × ${more.length + 1}` : names[kind]}</Tag>
        ))}
      </div>
      {reasons.size > 0 && (
        <ul className="written-kinds-without" aria-label={t('report.before.without')}>
          {[...reasons].map((reason) => (
            <li key={reason}>
              <StatusIcon status="note" />
              <span>{reason}</span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
