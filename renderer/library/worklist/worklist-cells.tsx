import { BadgeCheck, SquarePen } from 'lucide-react';
import type { ReactNode } from 'react';
import type { WorklistRow } from '../../../models/library/worklist.ts';
import { Icon } from '../../ui/icon/icon.tsx';
import { StatusIcon } from '../../ui/icon/status-icon.tsx';
import { momentText } from '../../ui/text/moment.ts';
import { personNameText } from '../../../models/dicom/person-name.ts';
import { numberText } from '../../ui/text/quantity.ts';
import { t } from '../../ui/text/t.ts';
import { columns } from './columns.ts';
import './worklist-cells.css';

type Tone = 'value' | 'label' | undefined;

export interface WorklistCellsProps {
  readonly row: WorklistRow | undefined; // undefined: not loaded yet, its place is kept
  readonly hidden: readonly string[];
}

/** The cells of one study. */
export const WorklistCells = ({ row, hidden }: WorklistCellsProps) =>
  columns
    .filter(({ id }) => !hidden.includes(id))
    .map(({ id, isNumber, isWide, isRoomy }) => {
      const { tone, title, content } = row ? cellOf(id, row) : { tone: undefined, title: undefined, content: '' };
      return (
        <td key={id} data-tone={tone} data-number={isNumber} data-wide={isWide} data-roomy={isRoomy} title={title}>
          {content}
        </td>
      );
    });

const cellOf = (column: string, row: WorklistRow): { tone: Tone; title: string | undefined; content: ReactNode } => {
  const text = (tone: Tone, value: string | null): { tone: Tone; title: string | undefined; content: ReactNode } => ({
    tone,
    title: value || undefined,
    content: value || <None />,
  });
  switch (column) {
    case 'remark':
      return { tone: undefined, title: undefined, content: row.problemCount > 0 && <Problems n={row.problemCount} /> };
    case 'patient':
      return text('value', personNameText(row.subject.name));
    case 'patientId':
      return text('label', row.subject.patientId);
    case 'birthDate':
      return text('label', row.subject.birthDate);
    case 'sex':
      return text('label', row.subject.sex);
    case 'modality':
      return { ...text('value', row.modalities[0] ?? null), title: row.modalities.join(', ') };
    case 'description':
      return text(undefined, row.study.description);
    case 'bodyPart':
      return text('label', row.bodyPart);
    case 'date':
      return text('label', momentText(row.study.date, row.study.time));
    case 'images':
      return text('label', numberText(row.imageCount));
    case 'priors':
      return text('label', row.priorCount > 0 ? numberText(row.priorCount) : null);
    case 'genome':
      return text(undefined, row.hasGenome ? t('library.genome.vcf') : null);
    case 'findings':
      return { tone: undefined, title: undefined, content: <Findings row={row} /> };
    default:
      return { tone: undefined, title: undefined, content: <Report row={row} /> };
  }
};

const None = () => <span className="worklist-none">—</span>;

const Problems = ({ n }: { readonly n: number }) => (
  <StatusIcon status="warning" size={14} label={t('library.problems', { n })} />
);

const Findings = ({ row: { openFindings, acceptedFindings } }: { readonly row: WorklistRow }) => {
  if (openFindings > 0)
    return (
      <>
        <StatusIcon status="proposed" size={14} /> {t('library.findings.proposed', { n: openFindings })}
      </>
    );
  if (acceptedFindings === 0) return <None />;
  return (
    <>
      <StatusIcon status="accepted" size={14} /> {t('library.findings.accepted', { n: acceptedFindings })}
    </>
  );
};

const Report = ({ row: { report } }: { readonly row: WorklistRow }) => {
  if (report === 'none') return <None />;
  return report === 'draft' ? (
    <>
      <Icon of={SquarePen} size={14} /> {t('library.report.draft')}
    </>
  ) : (
    <>
      <span className="worklist-signed">
        <Icon of={BadgeCheck} size={14} />
      </span>{' '}
      {t('library.report.signed')}
    </>
  );
};
