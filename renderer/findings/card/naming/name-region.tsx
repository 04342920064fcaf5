import { useState } from 'react';
import { isWorkingRegion } from '../../../../models/findings/drawn/working-region.ts';
import type { Finding } from '../../../../models/findings/finding.ts';
import { api } from '../../../app/api/api.ts';
import { Field } from '../../../ui/form/field.tsx';
import { tellProblem } from '../../../ui/message/problem.ts';
import { t } from '../../../ui/text/t.ts';

/** The name of a region that a reader drew, in their own words; an empty one takes the name away again. */
export function NameRegion({ finding }: { readonly finding: Finding }) {
  const { id, code, name, measurements } = finding;
  const isUnnamed = isWorkingRegion(finding);
  const [typed, setTyped] = useState(isUnnamed ? '' : name);
  const keep = async (): Promise<void> => {
    const wanted = typed.trim() || (measurements[0]?.name ?? name);
    if (wanted === name) return;
    try {
      await api.findings.name({ finding: id, code, name: wanted });
    } catch (error) {
      tellProblem(error);
    }
  };
  return (
    <div className="finding-card-name">
      <Field
        label={t('findings.region-name')}
        value={typed}
        maxLength={60}
        hint={isUnnamed ? t('findings.region-unnamed') : undefined}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        onBlur={() => void keep()}
        onKeyDown={({ key, currentTarget }) => {
          if (key === 'Enter') currentTarget.blur();
        }}
      />
    </div>
  );
}
