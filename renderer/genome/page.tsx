import { Dna } from 'lucide-react';
import { useState } from 'react';
import type { GenomeSummary } from '../../models/genome/contract.ts';
import type { DrugAdvice } from '../../models/genome/pgx/guidelines/advise.ts';
import { outsideKey } from '../../models/genome/pgx/outside/outside-fact.ts';
import { consentTo } from '../../models/base/consent.ts';
import type { PanelVariants } from '../../models/genome/variants/scan/panel-variant.ts';
import type { ScoreCard } from '../../models/genome/pgs/score-card.ts';
import type { Pharmacogene } from '../../models/genome/pgx/pharmacogene.ts';
import { medicationKey } from '../../models/genome/pgx/guidelines/medication.ts';
import type { SubjectId } from '../../models/base/ids.ts';
import { api } from '../app/api/api.ts';
import { useCall } from '../app/api/use-call.ts';
import { useFeed } from '../app/api/use-feed.ts';
import { Button } from '../ui/button/button.tsx';
import type { PageProps } from '../ui/frame/page-props.ts';
import { Tabs } from '../ui/frame/tabs.tsx';
import { EmptyState } from '../ui/message/empty-state.tsx';
import { Refusal } from '../ui/message/refusal.tsx';
import { t } from '../ui/text/t.ts';
import { GeneSource } from './apoe/gene-source.tsx';
import { GeneTable } from './apoe/gene-table.tsx';
import { FileLine } from './file-line.tsx';
import { OutsideLine } from './pharmacogenes/outside-line.tsx';
import { Pharmacogenes } from './pharmacogenes/pharmacogenes.tsx';
import { Variants } from './variants/variants.tsx';
import { Quality } from './quality/quality.tsx';
import { Scores } from './scores/scores.tsx';
import { ReadingLine } from './reading-line.tsx';
import './page.css';

/** What the person's genome file says: its pharmacogenes with what is advised, APOE, what was noticed about the file. */
export function GenomePage({ studyUid, subject, go, run }: PageProps) {
  const files = useFeed(api.genome.changed, (news) => news.subject === subject || news.subject === null);
  const facts = useFeed(api.library.changed, ({ what }) => what === 'fact'); // a consent, a drug, an outside call
  const answer = useCall((signal) => askAll(subject, signal), `${subject} ${files} ${facts}`);
  const read = (): void => run('genome.read');
  const readOutside = (): void => run('genome.outside');
  return (
    <main className="genome">
      <ReadingLine subject={subject} onRead={read} />
      <OutsideLine />
      {answer.status === 'failed' && <Refusal code={answer.error.code} params={answer.error.params} />}
      {answer.status === 'done' && isEmpty(answer.value) && (
        <div className="genome-empty">
          <EmptyState icon={Dna} title={t('genome.empty')} text={t('genome.empty-text')}>
            <Button kind="primary" onClick={read}>
              {t('genome.read')}
            </Button>
            <Button onClick={readOutside}>{t('genome.read-outside')}</Button>
          </EmptyState>
        </div>
      )}
      {answer.status === 'done' && !isEmpty(answer.value) && (
        <Shown
          all={answer.value}
          subject={subject}
          onRead={read}
          onOutside={readOutside}
          onConsent={() => go({ page: 'risk', studyUid })}
        />
      )}
    </main>
  );
}

interface All {
  readonly summary: GenomeSummary | null;
  readonly genes: readonly Pharmacogene[];
  readonly advice: readonly DrugAdvice[];
  readonly cards: readonly ScoreCard[];
  readonly variants: PanelVariants | null;
  readonly isAgreed: boolean; // to learn secondary findings
}

const askAll = async (subject: SubjectId, signal: AbortSignal): Promise<All> => {
  const [summary, genes, advice, cards, variants, facts] = await Promise.all([
    api.genome.summary({ subject }, { signal }),
    api.genome.pharmacogenes({ subject }, { signal }),
    api.genome.recommendations({ subject }, { signal }),
    api.genome.scores({}, { signal }),
    api.genome.variants({ subject }, { signal }),
    api.library.facts({ subject, studyUid: null }, { signal }),
  ]);
  return { summary, genes, advice, cards, variants, isAgreed: consentTo('secondary', facts) === 'given' };
};

/** Neither a file nor a call of a specialised caller. */
const isEmpty = ({ summary, genes }: All): boolean =>
  summary === null && genes.every(({ outside }) => outside === null);

interface ShownProps {
  readonly all: All;
  readonly subject: SubjectId;
  readonly onRead: () => void;
  readonly onOutside: () => void;
  readonly onConsent: () => void;
}
type View = 'pharmacogenes' | 'scores' | 'variants' | 'apoe' | 'quality';

function Shown({
  all: { summary, genes, advice, cards, variants, isAgreed },
  subject,
  onRead,
  onOutside,
  onConsent,
}: ShownProps) {
  const [view, setView] = useState<View>('pharmacogenes');
  const problems = summary?.file.problems.length;
  const ofFile = [
    { id: 'variants', label: t('genome.tab-variants') },
    { id: 'apoe', label: t('genome.tab-apoe') },
    { id: 'quality', label: t('genome.tab-quality'), count: problems || undefined },
  ] as const;
  const tabs = [
    { id: 'pharmacogenes', label: t('genome.tab-pharmacogenes') } as const,
    { id: 'scores', label: t('genome.tab-scores') } as const,
    ...(summary ? ofFile : []),
  ];
  const enter = (key: string, is: boolean | null): void => {
    const value = is === null ? null : ({ kind: 'boolean', is } as const);
    void api.library.setFact({ subject, key, code: null, value, notes: [] });
  };
  return (
    <>
      {summary && <FileLine file={summary.file} genes={genes} onRead={onRead} />}
      <div className="genome-tabs">
        <Tabs label={t('genome.views')} tabs={tabs} current={view} onChoose={setView} />
      </div>
      {view === 'scores' && (
        <Scores
          results={summary?.scores ?? []}
          cards={cards}
          hasFile={summary !== null}
          onRead={onRead}
          onConsent={onConsent}
          onRemove={(digest) => void api.genome.removeScore({ digest })}
        />
      )}
      {summary && view === 'variants' && (
        <Variants of={variants} isAgreed={isAgreed} onAgree={(is) => enter('consent_secondary', is)} />
      )}
      {summary && view === 'quality' && <Quality file={summary.file} genes={genes} />}
      {summary && view === 'apoe' && (
        <div className="genome-genes">
          <section aria-label={t('genome.genes')}>
            <GeneTable summary={summary} />
          </section>
          <GeneSource summary={summary} onConsent={onConsent} />
        </div>
      )}
      {view === 'pharmacogenes' && (
        <Pharmacogenes
          genes={genes}
          advice={advice}
          file={summary?.file ?? null}
          onOutside={onOutside}
          onTaken={(drug, is) => enter(medicationKey(drug), is)}
          onForget={(gene) => enter(outsideKey(gene), null)}
        />
      )}
    </>
  );
}
