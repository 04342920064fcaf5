import { useState } from 'react';
import type { AppError } from '../../../../models/base/app-error.ts';
import type { GraphShown, Inspection, PackCheck } from '../../../../models/inference/bring/inspection.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Dialog } from '../../../ui/dialog/dialog.tsx';
import { StatusIcon } from '../../../ui/icon/status-icon.tsx';
import { Note } from '../../../ui/message/note.tsx';
import { Refusal } from '../../../ui/message/refusal.tsx';
import { numberText } from '../../../ui/text/quantity.ts';
import { messageText, t } from '../../../ui/text/t.ts';

export interface InspectionDialogProps {
  readonly name: string;
  readonly inspection: Inspection;
  readonly problem: AppError | null;
  readonly onInstall: () => Promise<void>;
  readonly onClose: () => void;
}

/** What was found in a pack: what it is for, under which licence, who vouches for it, how it did in each check. */
export function InspectionDialog({ name, inspection, problem, onInstall, onClose }: InspectionDialogProps) {
  const [isBusy, setBusy] = useState(false);
  const { card, licenceText, signature, checks, graph } = inspection;
  const stop = problem ?? inspection.problem;
  const start = (): void => {
    setBusy(true);
    void onInstall().finally(() => setBusy(false));
  };
  return (
    <Dialog
      wide
      title={t('settings.bring.title', { name: card?.name ?? name })}
      lead={card ? `${card.id} ${card.version}` : name}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{t('settings.bring.cancel')}</Button>
          <Button kind="primary" disabled={isBusy || inspection.problem !== null} onClick={start}>
            {t(isBusy ? 'settings.bring.installing' : 'settings.bring.install')}
          </Button>
        </>
      }
    >
      <div className="inspection">
        <Note status="warning">{t('settings.bring.warning')}</Note>
        {stop && <Refusal status="stop" code={stop.code} params={stop.params} />}
        {card && (
          <div>
            <h3>{t('settings.bring.use')}</h3>
            <p>{card.intendedUse}</p>
            <p>{card.population}</p>
          </div>
        )}
        <div>
          <h3>{t('settings.bring.licence')}</h3>
          <p>{card?.licence ?? t('settings.bring.licence-none')}</p>
          <p>{card?.attribution}</p>
          {licenceText && <pre tabIndex={0}>{licenceText}</pre>}
        </div>
        <div>
          <h3>{t('settings.bring.signature')}</h3>
          <p>
            {t(`settings.bring.signature.${signature.status}`, {
              signer: signature.signer ?? '',
              fingerprint: signature.fingerprint ?? '',
            })}
          </p>
        </div>
        {checks.length > 0 && <Checks checks={checks} />}
        {graph && <Network graph={graph} />}
      </div>
    </Dialog>
  );
}

/** Remarks on a passed check that nobody need think about. */
const plain: ReadonlySet<string> = new Set(['packs.tried-window']);

const Checks = ({ checks }: { readonly checks: readonly PackCheck[] }) => (
  <div>
    <h3>{t('settings.bring.checks')}</h3>
    <ul>
      {checks.map(({ check, isPassed, reason }) => (
        <li key={check}>
          <StatusIcon status={isPassed ? (reason && !plain.has(reason.code) ? 'warning' : 'passed') : 'stop'} />
          <span>
            <b>{t(`settings.bring.check.${check}`)}</b> {reason && messageText(reason.code, reason.params)}
          </span>
        </li>
      ))}
    </ul>
  </div>
);

const sizes = (dims: readonly (number | null)[]): string => dims.map((size) => size ?? '?').join(' × ');

/** What a graph is made of. */
export const Network = ({ graph }: { readonly graph: GraphShown }) => {
  const { nodes, opset, bytes, producer, inputs, outputs, operators } = graph;
  const megabytes = numberText(bytes / 1024 ** 2, 1);
  return (
    <div>
      <h3>{t('settings.bring.network')}</h3>
      <p>{t('settings.bring.network-text', { nodes, opset, megabytes, producer: producer || '—' })}</p>
      {[...inputs, ...outputs].map(({ name, dims }) => (
        <p key={name}>{t('settings.bring.io', { name, dims: sizes(dims) })}</p>
      ))}
      <p>{t('settings.bring.operators', { names: operators.join(', ') })}</p>
    </div>
  );
};
