import { useEffect, useRef } from 'react';
import type { KeyboardEvent } from 'react';
import { KeyHint } from '../../ui/button/keys/key-hint.tsx';
import { t } from '../../ui/text/t.ts';

const reasons = ['place', 'outline', 'artefact', 'variant', 'vessel', 'other'] as const;

export interface RejectReasonsProps {
  readonly onChoose: (reason: string) => void;
  readonly onCancel: () => void;
}

/** Why a finding is rejected: one of six, by click or by its number; Escape keeps the finding. The focus goes back where it was. */
export function RejectReasons({ onChoose, onCancel }: RejectReasonsProps) {
  const group = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    group.current?.querySelector('button')?.focus();
    return () => {
      if (document.activeElement === document.body && before instanceof HTMLElement) before.focus();
    };
  }, []);
  const onKeyDown = (event: KeyboardEvent): void => {
    const reason = reasons[Number(event.key) - 1];
    if (!reason && event.key !== 'Escape') return;
    event.preventDefault();
    if (reason) onChoose(t(`findings.reason.${reason}`));
    else onCancel();
  };
  return (
    <div className="reject-reasons" role="group" aria-label={t('findings.why')} ref={group}>
      <p>{t('findings.why')}</p>
      {reasons.map((reason, i) => (
        <button
          type="button"
          key={reason}
          onKeyDown={onKeyDown}
          onClick={() => onChoose(t(`findings.reason.${reason}`))}
        >
          <KeyHint keys={String(i + 1)} /> {t(`findings.reason.${reason}`)}
        </button>
      ))}
    </div>
  );
}
