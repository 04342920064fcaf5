import { useState } from 'react';
import type { JournalEntry } from '../../models/library/journal-entry.ts';
import { shortDigest } from '../../models/report/language/spoken.ts';
import { api } from '../app/api/api.ts';
import { useCall } from '../app/api/use-call.ts';
import { useFeed } from '../app/api/use-feed.ts';
import { Button } from '../ui/button/button.tsx';
import { Tag } from '../ui/button/tag.tsx';
import { Note } from '../ui/message/note.tsx';
import { Refusal } from '../ui/message/refusal.tsx';
import { Table } from '../ui/table/table.tsx';
import { actorText } from '../ui/text/actor.ts';
import { instantText } from '../ui/text/moment.ts';
import { hasText, t } from '../ui/text/t.ts';
import './journal.css';

const pageRows = 100;

/** Who did what, when: the chain of Edits and events, newest first, and whether it is whole. */
export function Journal() {
  const [offset, setOffset] = useState(0);
  const news = useFeed(api.library.changed, () => true);
  const answer = useCall(
    (signal) => api.library.journal({ subject: null, offset, limit: pageRows }, { signal }),
    `${offset} ${news}`,
  );
  if (answer.status === 'loading') return <main className="journal" />;
  if (answer.status === 'failed')
    return (
      <main className="journal">
        <Refusal code={answer.error.code} params={answer.error.params} />
      </main>
    );
  const { total, entries, isIntact } = answer.value;
  const columns = [
    { id: 'at', label: t('journal.at'), width: 170 },
    { id: 'who', label: t('journal.who'), width: 180 },
    { id: 'what', label: t('journal.what') },
    { id: 'digest', label: t('journal.digest'), width: 130 },
  ];
  return (
    <main className="journal">
      <Note status={isIntact ? 'passed' : 'stop'}>{t(isIntact ? 'journal.intact' : 'journal.broken')}</Note>
      <div className="journal-table">
        <Table label={t('app.page.journal')} columns={columns} dense>
          {entries.map((entry) => (
            <Entry key={entry.seq} entry={entry} />
          ))}
        </Table>
      </div>
      <div className="journal-foot">
        <span>{t('journal.range', { from: total === 0 ? 0 : offset + 1, to: offset + entries.length, total })}</span>
        <Button size="small" disabled={offset === 0} onClick={() => setOffset(Math.max(0, offset - pageRows))}>
          {t('journal.newer')}
        </Button>
        <Button size="small" disabled={offset + entries.length >= total} onClick={() => setOffset(offset + pageRows)}>
          {t('journal.older')}
        </Button>
      </div>
    </main>
  );
}

const Entry = ({ entry }: { readonly entry: JournalEntry }) => {
  const key = `journal.kind.${entry.kind}`;
  return (
    <tr data-undone={entry.isUndone}>
      <td data-tone="label">{instantText(entry.at)}</td>
      <td data-tone="value">{actorText(entry.actor)}</td>
      <td title={entry.kind}>
        {hasText(key) ? t(key, entry.params) : entry.kind} {entry.isUndone && <Tag>{t('journal.undone')}</Tag>}
      </td>
      <td className="journal-digest" title={entry.digest}>
        {shortDigest(entry.digest)}
      </td>
    </tr>
  );
};
