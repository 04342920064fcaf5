import { Download, Trash2 } from 'lucide-react';
import type { PlannedFile, ReportRow } from '../../../models/report/contract.ts';
import type { Check } from '../../../models/report/signing/check.ts';
import { worstOf } from '../../../models/report/signing/check.ts';
import { Button } from '../../ui/button/button.tsx';
import { Tag } from '../../ui/button/tag.tsx';
import { Panel } from '../../ui/frame/panel.tsx';
import { StatusIcon } from '../../ui/icon/status-icon.tsx';
import type { Status } from '../../ui/icon/status-icon.tsx';
import { Icon } from '../../ui/icon/icon.tsx';
import { instantText } from '../../ui/text/moment.ts';
import { message, t } from '../../ui/text/t.ts';
import { writtenCount, WrittenKinds } from './written-kinds.tsx';
import './before-signing.css';

const signs: Readonly<Record<Check['level'], Status>> = { ok: 'passed', noted: 'note', open: 'warning', stops: 'stop' };
const order: readonly Check['level'][] = ['stops', 'open', 'ok', 'noted'];

export interface BeforeSigningProps {
  readonly files: readonly PlannedFile[];
  readonly checks: readonly Check[];
  readonly amended: ReportRow | null; // the signed report that this one amends
  readonly onGoTo: (section: string) => void;
  readonly onDiscard: () => void; // of an amendment
}

/** What is looked at before signing; each line leads to its place. */
export const BeforeSigning = ({ files, checks, amended, onGoTo, onDiscard }: BeforeSigningProps) => (
  <Panel
    label={t('report.before')}
    title={t('report.before')}
    tools={<State checks={checks} />}
    foot={
      <div className="before-signing-foot">
        {amended && (
          <div className="before-signing-amended">
            <a href={`/reports/${amended.id}/report.pdf`} download="report.pdf">
              <Icon of={Download} size={14} />{' '}
              {t('report.before.amended', { at: amended.signedAt ? instantText(amended.signedAt) : '' })}
            </a>
            <Button size="small" icon={Trash2} onClick={onDiscard}>
              {t('report.before.discard')}
            </Button>
          </div>
        )}
        <p>{t('report.before.files', { n: writtenCount(files) })}</p>
        <WrittenKinds files={files} />
      </div>
    }
  >
    <ul className="before-signing">
      {[...checks]
        .sort((a, b) => order.indexOf(a.level) - order.indexOf(b.level))
        .map((check, index) => (
          <CheckLine key={`${check.id} ${index}`} check={check} onGoTo={onGoTo} />
        ))}
    </ul>
  </Panel>
);

const State = ({ checks }: { readonly checks: readonly Check[] }) => {
  const stops = checks.filter(({ level }) => level === 'stops').length;
  const open = checks.filter(({ level }) => level === 'open').length;
  if (worstOf(checks) === 'stops') return <Tag tone="danger">{t('report.before.stops', { n: stops })}</Tag>;
  return open > 0 ? (
    <Tag tone="warn">{t('report.before.open', { n: open })}</Tag>
  ) : (
    <Tag tone="ok">{t('report.before.ready')}</Tag>
  );
};

const CheckLine = ({ check, onGoTo }: { readonly check: Check; readonly onGoTo: (section: string) => void }) => {
  const { what, why } = message(check.code, check.params);
  const { section } = check;
  const text = (
    <>
      <StatusIcon status={signs[check.level]} label={t(`report.level.${check.level}`)} />
      <span className="before-signing-text">
        {what}
        {why !== '' && <small>{why}</small>}
      </span>
    </>
  );
  return (
    <li data-check={check.id}>
      {section === null ? (
        <div tabIndex={-1}>{text}</div>
      ) : (
        <button type="button" onClick={() => onGoTo(section)}>
          {text}
        </button>
      )}
    </li>
  );
};
