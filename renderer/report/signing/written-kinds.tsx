import { Tag } from '../../ui/button/tag.tsx';
import './written-kinds.css';

const kinds = ['PDF', 'DICOM SEG', 'DICOM PDF', 'FHIR'] as const;

/** How many files signing writes when there is an outline to write. */
export const writtenCount = kinds.length;

/** The kinds of file a signed report is written as. */
export const WrittenKinds = () => (
  <div className="written-kinds">
    {kinds.map((kind) => (
      <Tag key={kind}>{kind}</Tag>
    ))}
  </div>
);
