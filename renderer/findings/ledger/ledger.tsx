import { ListChecks } from 'lucide-react';
import { useState } from 'react';
import type { LedgerRow } from '../../../models/findings/ledger/ledger.ts';
import { leastForPercent } from '../../../models/findings/ledger/share.ts';
import { api } from '../../app/api/api.ts';
import { useCall } from '../../app/api/use-call.ts';
import { useFeed } from '../../app/api/use-feed.ts';
import type { Place } from '../../ui/frame/page-props.ts';
import { EmptyState } from '../../ui/message/empty-state.tsx';
import { Note } from '../../ui/message/note.tsx';
import { Refusal } from '../../ui/message/refusal.tsx';
import { t } from '../../ui/text/t.ts';
import { LedgerCases } from './ledger-cases.tsx';
import { LedgerTable } from './ledger-table.tsx';
import { shareText } from './share-text.ts';
import './ledger.css';

/** What readers of this library made of each model: counted here, kept nowhere else, sent nowhere. */
export function Ledger({ go }: { readonly go: (place: Place) => void }) {
  const news = useFeed(api.findings.changed, () => true);
  const answer = useCall((signal) => api.findings.ledger({}, { signal }), `ledger ${news}`);
  return (
    <main className="ledger">
      {answer.status === 'failed' && <Refusal code={answer.error.code} params={answer.error.params} />}
      {answer.status === 'done' && <Rows rows={answer.value} go={go} />}
    </main>
  );
}

function Rows({ rows, go }: { readonly rows: readonly LedgerRow[]; readonly go: (place: Place) => void }) {
  const [chosen, choose] = useState(0);
  const row = rows[Math.min(chosen, rows.length - 1)];
  if (!row) return <EmptyState icon={ListChecks} title={t('ledger.empty')} text={t('ledger.empty.why')} />;
  return (
    <>
      <Note status="note">{t('ledger.stays', { least: leastForPercent })}</Note>
      <div className="ledger-table">
        <LedgerTable rows={rows} chosen={rows.indexOf(row)} onChoose={choose} />
      </div>
      <Aside row={row} />
      <LedgerCases row={row} go={go} />
    </>
  );
}

/** What the counts leave out, at which points findings were accepted, and why they were rejected. */
const Aside = ({
  row: { model, falseAlerts, atPoints, reasons, unattended, refused },
}: {
  readonly row: LedgerRow;
}) => (
  <div className="ledger-aside">
    <h2>
      {model.id} {model.version}
    </h2>
    <p>{t('ledger.false-alert-rate', { share: shareText(falseAlerts) })}</p>
    {atPoints.length > 0 && (
      <p>{t('ledger.at-points', { points: atPoints.map(({ point, n }) => `${point} ${n}`).join(' · ') })}</p>
    )}
    {reasons.length > 0 && (
      <p>{t('ledger.reasons', { reasons: reasons.map(({ reason, n }) => `${reason} ${n}`).join(' · ') })}</p>
    )}
    {unattended > 0 && <p>{t('ledger.unattended', { n: unattended })}</p>}
    {refused > 0 && <p>{t('ledger.refused', { n: refused })}</p>}
    <p>{t('ledger.missed.how')}</p>
  </div>
);
