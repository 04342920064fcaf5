import type { Report } from '../../../models/report/report.ts';
import { Tag } from '../../ui/button/tag.tsx';
import './written-kinds.css';

/** The kinds of file a report is written as when it is signed; a SEG only where an outline was accepted. */
export const kindsOf = ({ findings }: Report): readonly string[] => {
  const hasOutline = findings.some(
    ({ status, geometry }) => status === 'accepted' && (geometry.kind === 'mask' || geometry.kind === 'pixel-mask'),
  );
  return ['PDF', ...(hasOutline ? ['DICOM SEG'] : []), 'DICOM PDF', 'FHIR', 'JSON'];
};

export const WrittenKinds = ({ report }: { readonly report: Report }) => (
  <div className="written-kinds">
    {kindsOf(report).map((kind) => (
      <Tag key={kind}>{kind}</Tag>
    ))}
  </div>
);
