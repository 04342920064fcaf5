import { Crosshair } from 'lucide-react';
import { useState } from 'react';
import type { Finding } from '../../../models/findings/finding.ts';
import type { Candidate } from '../../../models/inference/rules/calcium/candidates.ts';
import { api } from '../../app/api/api.ts';
import { caseView } from '../../app/api/case-view.ts';
import { useCall } from '../../app/api/use-call.ts';
import { Button } from '../../ui/button/button.tsx';
import { IconButton } from '../../ui/button/icon-button.tsx';
import { Select } from '../../ui/form/select.tsx';
import { tellProblem } from '../../ui/message/problem.ts';
import { Refusal } from '../../ui/message/refusal.tsx';
import { numberText } from '../../ui/text/quantity.ts';
import { t } from '../../ui/text/t.ts';
import './candidate-list.css';

const most = 60; // rows: beyond them lie the smallest, mostly noise

const candidateCode = 'calcium-candidate';
const elsewhereCode = 'calcium-elsewhere';

/** Whether a finding consists of candidates that a reader assigns. */
export const hasCandidates = ({ geometry, status }: Finding): boolean =>
  status !== 'rejected' && geometry.kind === 'mask' && geometry.labels.some(({ code }) => code.value === candidateCode);

/** The candidates of a finding, those that weigh most first: each can be shown on the images and given its artery. */
export function CandidateList({ finding }: { readonly finding: Finding }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <section className="candidate-list" aria-label={t('findings.candidates')}>
      <Button size="small" pressed={isOpen} onClick={() => setOpen(!isOpen)}>
        {t(isOpen ? 'findings.candidates.hide' : 'findings.candidates.show')}
      </Button>
      {isOpen && <OpenList finding={finding} />}
    </section>
  );
}

/** Read again whenever the outline is another one; until then the last list stays, so that nothing jumps. */
function OpenList({ finding }: { readonly finding: Finding }) {
  const mask = finding.geometry.kind === 'mask' ? finding.geometry.mask : '';
  const answer = useCall(
    (signal) => api.inference.candidates({ finding: finding.id }, { signal }),
    `${finding.id} ${mask}`,
  );
  switch (answer.status) {
    case 'loading':
      return <p role="status">{t('findings.candidates.reading')}</p>;
    case 'failed':
      return <Refusal code={answer.error.code} params={answer.error.params} />;
    case 'done':
      return answer.value.length === 0 ? (
        <p>{t('findings.candidates.none')}</p>
      ) : (
        <Rows finding={finding} candidates={answer.value} />
      );
  }
}

interface RowsProps {
  readonly finding: Finding;
  readonly candidates: readonly Candidate[];
}

function Rows({ finding, candidates }: RowsProps) {
  const { geometry, on } = finding;
  const labels = geometry.kind === 'mask' ? geometry.labels : [];
  const put = (numbers: readonly number[] | null, label: number): void => {
    api.inference
      .assign({ finding: finding.id, candidates: numbers && [...numbers], label })
      .catch((error: unknown) => tellProblem(error));
  };
  const options = labels.map(({ value, name }) => ({ value: String(value), label: name }));
  const elsewhere = labels.find(({ code }) => code.value === elsewhereCode);
  const go = ({ centre }: Candidate): void =>
    caseView.set((view) => ({ ...view, lookAt: { displaySet: on.displaySet, point: centre } }));
  return (
    <>
      <ul>
        {candidates.slice(0, most).map((one) => (
          <li key={one.number}>
            <IconButton
              icon={Crosshair}
              label={t('findings.candidates.go', { n: one.number })}
              onClick={() => go(one)}
            />
            <span>
              {t('findings.candidates.row', { mm3: numberText(one.mm3, 0), greatest: numberText(one.greatest, 0) })}
            </span>
            <Select
              small
              hidesLabel
              label={t('findings.candidates.artery', { n: one.number })}
              value={String(one.label)}
              options={options}
              onChange={(label) => put([one.number], Number(label))}
            />
          </li>
        ))}
      </ul>
      {candidates.length > most && <p>{t('findings.candidates.more', { n: candidates.length - most })}</p>}
      {elsewhere && candidates.some(({ label }) => label !== elsewhere.value) && (
        <Button size="small" onClick={() => put(null, elsewhere.value)}>
          {t('findings.candidates.rest')}
        </Button>
      )}
    </>
  );
}
