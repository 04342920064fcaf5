import type { LedgerCase, LedgerRow } from '../../../models/findings/ledger/ledger.ts';
import type { Place } from '../../ui/frame/page-props.ts';
import { instantText } from '../../ui/text/moment.ts';
import { t } from '../../ui/text/t.ts';
import { sizeText } from './size-text.ts';

interface ListProps {
  readonly title: string;
  readonly none: string;
  readonly cases: readonly (LedgerCase & { readonly said: string | null })[];
  readonly go: (place: Place) => void;
}

/** Findings of one fate; each leads to its place in the images. */
const CaseList = ({ title, none, cases, go }: ListProps) => (
  <section>
    <h2>
      {title} <small>{cases.length}</small>
    </h2>
    {cases.length === 0 ? (
      <p className="ledger-none">{none}</p>
    ) : (
      <ul>
        {cases.map(({ finding, studyUid, name, at, said }) => (
          <li key={finding}>
            <button type="button" onClick={() => go({ page: 'images', studyUid, focus: finding })}>
              <b>{name}</b>
              {said !== null && <span>{said}</span>}
              <small>{instantText(at)}</small>
            </button>
          </li>
        ))}
      </ul>
    )}
  </section>
);

/** What stands behind the numbers of one row: every rejected, edited and missed finding. */
export const LedgerCases = ({ row, go }: { readonly row: LedgerRow; readonly go: (place: Place) => void }) => (
  <div className="ledger-cases">
    <CaseList
      title={t('ledger.rejected')}
      none={t('ledger.none-rejected')}
      cases={row.rejections.map((one) => ({ ...one, said: one.reason }))}
      go={go}
    />
    <CaseList
      title={t('ledger.edited')}
      none={t('ledger.none-edited')}
      cases={row.edits.map((one) => ({ ...one, said: sizeText(one) }))}
      go={go}
    />
    <CaseList
      title={t('ledger.missed')}
      none={t('ledger.none-missed')}
      cases={row.missed.map((one) => ({ ...one, said: null }))}
      go={go}
    />
  </div>
);
