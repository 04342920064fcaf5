import { Dna } from 'lucide-react';
import { api } from '../app/api/api.ts';
import { useCall } from '../app/api/use-call.ts';
import { useFeed } from '../app/api/use-feed.ts';
import { Button } from '../ui/button/button.tsx';
import type { PageProps } from '../ui/frame/page-props.ts';
import { EmptyState } from '../ui/message/empty-state.tsx';
import { Refusal } from '../ui/message/refusal.tsx';
import { t } from '../ui/text/t.ts';
import { askGenome } from './shown/ask-genome.ts';
import { GenomeViews } from './shown/genome-views.tsx';
import { OutsideLine } from './pharmacogenes/outside-line.tsx';
import { ReadingLine } from './loading/reading-line.tsx';
import './page.css';

/** What the person's genome file says: its pharmacogenes with what is advised, APOE, what was noticed about the file. */
export function GenomePage({ studyUid, subject, go, run }: PageProps) {
  const files = useFeed(api.genome.changed, (news) => news.subject === subject || news.subject === null);
  const facts = useFeed(api.library.changed, ({ what }) => what === 'fact'); // a consent, a drug, an outside call
  const answer = useCall((signal) => askGenome(subject, signal), `${subject} ${files} ${facts}`);
  const read = (): void => run('genome.read');
  const readOutside = (): void => run('genome.outside');
  return (
    <main className="genome">
      <ReadingLine subject={subject} onRead={read} />
      <OutsideLine />
      {answer.status === 'failed' && <Refusal code={answer.error.code} params={answer.error.params} />}
      {answer.status === 'done' && (
        <GenomeViews
          all={answer.value}
          subject={subject}
          onRead={read}
          onOutside={readOutside}
          onConsent={() => go({ page: 'risk', studyUid })}
          empty={
            <div className="genome-empty">
              <EmptyState icon={Dna} title={t('genome.empty')} text={t('genome.empty-text')}>
                <Button kind="primary" onClick={read}>
                  {t('genome.read')}
                </Button>
                <Button onClick={readOutside}>{t('genome.read-outside')}</Button>
              </EmptyState>
            </div>
          }
        />
      )}
    </main>
  );
}
