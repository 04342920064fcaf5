import { Dna } from 'lucide-react';
import { useState } from 'react';
import type { GenomeSummary } from '../../models/genome/contract.ts';
import { api } from '../app/api/api.ts';
import { useCall } from '../app/api/use-call.ts';
import { useFeed } from '../app/api/use-feed.ts';
import { Button } from '../ui/button/button.tsx';
import type { PageProps } from '../ui/frame/page-props.ts';
import { Tabs } from '../ui/frame/tabs.tsx';
import { EmptyState } from '../ui/message/empty-state.tsx';
import { Refusal } from '../ui/message/refusal.tsx';
import { t } from '../ui/text/t.ts';
import { FileLine } from './file-line.tsx';
import { GeneSource } from './gene-source.tsx';
import { GeneTable } from './gene-table.tsx';
import { Quality } from './quality.tsx';
import { ReadingLine } from './reading-line.tsx';
import './page.css';

/** What the person's genome file says: the file, its genes, where each call comes from, what was noticed about it. */
export function GenomePage({ studyUid, subject, go, run }: PageProps) {
  const files = useFeed(api.genome.changed, (news) => news.subject === subject);
  const facts = useFeed(api.library.changed, ({ what }) => what === 'fact'); // a consent shows or hides
  const answer = useCall((signal) => api.genome.summary({ subject }, { signal }), `${subject} ${files} ${facts}`);
  const read = (): void => run('genome.read');
  return (
    <main className="genome">
      <ReadingLine subject={subject} onRead={read} />
      {answer.status === 'failed' && <Refusal code={answer.error.code} params={answer.error.params} />}
      {answer.status === 'done' && answer.value === null && (
        <div className="genome-empty">
          <EmptyState icon={Dna} title={t('genome.empty')} text={t('genome.empty-text')}>
            <Button kind="primary" onClick={read}>
              {t('genome.read')}
            </Button>
          </EmptyState>
        </div>
      )}
      {answer.status === 'done' && answer.value && (
        <Shown summary={answer.value} onRead={read} onConsent={() => go({ page: 'risk', studyUid })} />
      )}
    </main>
  );
}

interface ShownProps {
  readonly summary: GenomeSummary;
  readonly onRead: () => void;
  readonly onConsent: () => void;
}
type View = 'genes' | 'quality';

function Shown({ summary, onRead, onConsent }: ShownProps) {
  const [view, setView] = useState<View>('genes');
  const tabs = [
    { id: 'genes', label: t('genome.tab-genes') },
    { id: 'quality', label: t('genome.tab-quality'), count: summary.file.problems.length || undefined },
  ] as const;
  return (
    <>
      <FileLine summary={summary} onRead={onRead} />
      <div className="genome-tabs">
        <Tabs label={t('genome.views')} tabs={tabs} current={view} onChoose={setView} />
      </div>
      {view === 'quality' ? (
        <Quality file={summary.file} />
      ) : (
        <div className="genome-genes">
          <section aria-label={t('genome.genes')}>
            <GeneTable summary={summary} />
          </section>
          <GeneSource summary={summary} onConsent={onConsent} />
        </div>
      )}
    </>
  );
}
